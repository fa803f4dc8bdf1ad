// What `virtual:licences` answers: gathered at the build by build/licences.ts.

declare module 'virtual:licences' {
  export const licences: readonly {
    readonly packages: readonly string[];
    readonly licence: string;
    readonly text: string;
  }[];
}
