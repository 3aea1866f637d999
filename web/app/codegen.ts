// Typed documents: beside each `*.graphql` of a screen its `*.documents.ts`; the schema's own types once, in src/graph/schema.ts.
import type { CodegenConfig } from '@graphql-codegen/cli';

const scalars = {
  Date: 'string',
  DateTime: 'string',
  Decimal: 'string',
  JSON: 'unknown',
  Position: 'string',
};

const config: CodegenConfig = {
  schema: '../../schema.graphql',
  documents: 'src/**/*.graphql',
  generates: {
    'src/graph/schema.ts': {
      plugins: ['typescript'],
      config: { scalars, strictScalars: true, enumsAsTypes: true, useTypeImports: true, onlyOperationTypes: true },
    },
    'src/': {
      preset: 'near-operation-file',
      presetConfig: { extension: '.documents.ts', baseTypesPath: 'graph/schema.ts' },
      plugins: ['typescript-operations', 'typed-document-node'],
      config: { scalars, strictScalars: true, enumsAsTypes: true, useTypeImports: true, optimizeDocumentNode: true },
    },
  },
};

export default config;
