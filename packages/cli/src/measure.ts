/** `essor measure …` */
export const measure = {
  help: "essor measure build RECIPE.json --data TABLE.csv\n",
  run: async (_args: readonly string[]): Promise<void> => {},
};
