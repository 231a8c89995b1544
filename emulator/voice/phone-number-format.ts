/** A number of North America as people there write it; any other as it is. */
export const formattedNumber = (number: string): string =>
  number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, (_number, area: string, exchange: string, line: string) => {
    return `(${area}) ${exchange}-${line}`;
  });
