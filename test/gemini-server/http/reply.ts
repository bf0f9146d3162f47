import { jsonBytes } from './json-bytes.ts'
import type { JsonObject } from '../protocol/json-object.ts'
import type { GoogleRefusal } from '../refusals/google-refusal.ts'
import type { Outgoing } from '../misbehaviour/send-body.ts'

const jsonType = { 'content-type': 'application/json; charset=UTF-8' }

export function jsonReply(body: JsonObject, status = 200): Outgoing {
  return { status, headers: jsonType, body: jsonBytes(body) }
}

/** Server-sent events, one for each object. */
export function eventReply(events: readonly JsonObject[]): Outgoing {
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
    body: Buffer.concat(
      events.flatMap((event) => [Buffer.from('data: '), jsonBytes(event), Buffer.from('\r\n\r\n')]),
    ),
  }
}

/** A stream without `alt=sse`: one list. */
export function listReply(items: readonly JsonObject[]): Outgoing {
  return { status: 200, headers: jsonType, body: jsonBytes(items) }
}

export function refusalReply(refusal: GoogleRefusal): Outgoing {
  return {
    status: refusal.httpCode,
    headers: { ...jsonType, ...refusal.headers },
    body: Buffer.from(JSON.stringify({ error: refusal.body }, undefined, 2)),
  }
}

/** What Google sends from an address where nothing is. */
export function nothingThere(path: string): Outgoing {
  const shown = path.replaceAll(/[<>&"]/g, '')
  return {
    status: 404,
    headers: { 'content-type': 'text/html; charset=UTF-8' },
    body: Buffer.from(
      `<!DOCTYPE html>\n<html lang=en>\n<title>Error 404 (Not Found)!!1</title>\n<p><b>404.</b> <ins>That’s an error.</ins>\n<p>The requested URL <code>${shown}</code> was not found on this server. <ins>That’s all we know.</ins>\n`,
    ),
  }
}
