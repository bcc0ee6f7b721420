/** The part of `@actual-app/crdt` that the measurement uses; the package itself lies in `.bench/`. */
declare module '@actual-app/crdt' {
  export class Timestamp {
    constructor(millis: number, counter: number, node: string)
    toString(): string
    static parse(text: string): Timestamp | null
  }
  export type TrieNode = { hash?: number }
  export const merkle: {
    emptyTrie(): TrieNode
    insert(trie: TrieNode, timestamp: Timestamp): TrieNode
    prune(trie: TrieNode): TrieNode
    diff(one: TrieNode, other: TrieNode): number | null
  }
  export type Message = { dataset: string; row: string; column: string; value: string }
  export type MessageEnvelope = { timestamp: string; isEncrypted: boolean; content: Uint8Array }
  export type SyncRequest = {
    messages: MessageEnvelope[]
    fileId: string
    groupId: string
    keyId: string
    since: string
  }
  export type SyncResponse = { messages: MessageEnvelope[]; merkle: string }
  type Schema<T> = { readonly of: T }
  export const MessageSchema: Schema<Message>
  export const MessageEnvelopeSchema: Schema<MessageEnvelope>
  export const SyncRequestSchema: Schema<SyncRequest>
  export const SyncResponseSchema: Schema<SyncResponse>
  export function create<T>(schema: Schema<T>, value: Partial<T>): T
  export function toBinary<T>(schema: Schema<T>, value: T): Uint8Array<ArrayBuffer>
  export function fromBinary<T>(schema: Schema<T>, bytes: Uint8Array): T
}
