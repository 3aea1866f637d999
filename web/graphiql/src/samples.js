// The tabs a newcomer finds: read the funnel, move a card, watch it live. Their own edits are kept by the browser from then on.
import { words } from './words.js';

export const samples = [
  {
    query: `${words.tabs.funnel}
query Funnel($channelId: ID) {
  funnel(channelId: $channelId) {
    position
    prospects { ...Column }
    columns { ...Column }
  }
}

fragment Column on FunnelColumn {
  stage { id name kind probability }
  totals { count value { amount currency } weightedValue { amount currency } }
  subjects(first: 20) {
    edges {
      cursor
      node {
        id
        version
        title
        kind
        outcome
        stage { id name }
        channel { id name }
        owner { id name }
        customer { id name }
        value { amount currency }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
    variables: '{\n  "channelId": null\n}',
  },
  {
    query: `${words.tabs.move}
mutation MoveSubject($input: SubjectMoveInput!) {
  subjectMove(input: $input) {
    subject { id title version rank stage { id name } }
    position
    errors { code message field }
    clientMutationId
    replayed
  }
}
`,
    variables: '{\n  "input": {\n    "id": "",\n    "stageId": "",\n    "clientMutationId": "graphiql-1"\n  }\n}',
  },
  {
    query: `${words.tabs.live}
subscription FunnelLive($channelId: ID, $since: Position) {
  funnelChanged(channelId: $channelId, since: $since) {
    kind
    position
    groupId
    clientMutationIds
    changes {
      kind
      subjectId
      version
      subject { id title stage { id name } owner { id name } }
    }
    totals { stageId count value { amount currency } }
  }
}
`,
    variables: '{\n  "channelId": null,\n  "since": null\n}',
  },
];
