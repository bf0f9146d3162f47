// @ts-check
/** @typedef {{ name: string, version: string, licence: string, notice: string, text: string }} Part */

/** What a package's own files leave out of its licence: who made it, and a text of resources/licences. */
export const missingTexts = {
  'mpg123-decoder': { notice: 'Copyright (c) Ethan Halsall', text: 'MIT.txt' },
  '@wasm-audio-decoders/common': { notice: 'Copyright (c) Ethan Halsall', text: 'MIT.txt' },
  '@wasm-audio-decoders/flac': { notice: 'Copyright (c) Ethan Halsall', text: 'MIT.txt' },
  '@wasm-audio-decoders/ogg-vorbis': { notice: 'Copyright (c) Ethan Halsall', text: 'MIT.txt' },
  '@nodable/entities': { notice: 'Copyright (c) Amit Gupta', text: 'MIT.txt' },
  '@resvg/resvg-wasm': {
    notice: 'Copyright (c) 2021-present, yisibl. Source: https://github.com/thx/resvg-js',
    text: 'MPL-2.0.txt',
  },
  // The LGPL 3 is written as additions to the GPL 3, which has to come with it.
  'codec-parser': { notice: 'Source: https://github.com/eshaz/codec-parser', text: 'GPL-3.0.txt' },
}

const xiph = 'BSD-3-Clause-Xiph.txt'
const ffmpeg = {
  name: 'FFmpeg',
  licence: 'LGPL-2.1-or-later',
  notice: 'Copyright (c) 2000-2026 the FFmpeg developers. Source: https://ffmpeg.org',
  text: 'LGPL-2.1.txt',
}

/**
 * Other projects whose compiled code lies in the packages, by package. The version is that of the package: it says by
 * which build of it they came here.
 *
 * @type {Readonly<Record<string, readonly Omit<Part, 'version'>[]>>}
 */
export const carriedParts = {
  '@mediabunny/mp3-encoder': [
    {
      name: 'LAME',
      licence: 'LGPL-2.0-or-later',
      notice: 'Copyright (c) 1999-2017 The L.A.M.E. project. Source: https://lame.sourceforge.io',
      text: 'LGPL-2.1.txt',
    },
  ],
  '@mediabunny/aac-encoder': [ffmpeg],
  '@martel/audio-file-decoder': [ffmpeg],
  '@mediabunny/flac-encoder': [libflac()],
  '@wasm-audio-decoders/flac': [libflac()],
  '@wasm-audio-decoders/ogg-vorbis': [
    {
      name: 'libvorbis and libogg',
      licence: 'BSD-3-Clause',
      notice: 'Copyright (c) 1994-2020, Xiph.org Foundation. Source: https://xiph.org/vorbis',
      text: xiph,
    },
  ],
  '@evan/opus': [
    {
      name: 'libopus',
      licence: 'BSD-3-Clause',
      notice:
        'Copyright 2001-2023 Xiph.Org, Skype Limited, Octasic, Jean-Marc Valin, Timothy B. Terriberry, CSIRO, Gregory Maxwell, Mark Borgerding, Erik de Castro Lopo. Source: https://opus-codec.org',
      text: xiph,
    },
  ],
  'mpg123-decoder': [
    {
      name: 'mpg123',
      licence: 'LGPL-2.1-only',
      notice: 'Copyright (c) 1995-2023 by the mpg123 project. Source: https://mpg123.org',
      text: 'LGPL-2.1.txt',
    },
  ],
  'taglib-wasm': [
    {
      name: 'TagLib',
      licence: 'LGPL-2.1-only OR MPL-1.1',
      notice: 'Copyright (c) 2002-2026 Scott Wheeler and the TagLib contributors. Source: https://taglib.org',
      text: 'LGPL-2.1.txt',
    },
  ],
}

function libflac() {
  return {
    name: 'libFLAC',
    licence: 'BSD-3-Clause',
    notice:
      'Copyright (c) 2000-2009 Josh Coalson, 2011-2025 Xiph.Org Foundation. Source: https://xiph.org/flac',
    text: xiph,
  }
}
