// @ts-check

/**
 * Whether a window can be shown.
 *
 * @param {NodeJS.Platform} platform
 * @param {Readonly<Record<string, string | undefined>>} environment
 */
export function hasDisplay(platform, environment) {
  if (platform === 'win32' || platform === 'darwin') return environment['CI'] !== 'true'
  return Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY'])
}
