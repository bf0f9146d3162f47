#!/usr/bin/env node
// @ts-check
import { join } from 'node:path'
import { runOnNode } from './run/run-on-node.mjs'
import { root, setUp } from './set-up.mjs'
import { tellFailure } from './set-up/tell-failure.mjs'

/** The command `castwright`: what is missing is put in place (its words on stderr), then the built program runs. */
const ready = await setUp({ build: true, say: (line) => console.error(line) }).catch(tellFailure)
if (ready !== undefined)
  await runOnNode(ready.node, join(root, 'out', 'main', 'cli.js'), process.argv.slice(2))
