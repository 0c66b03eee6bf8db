using System.Text;
using DataProducts.Contracts;

namespace DataProducts.Portal.Text;

/// <summary>How one asks for a port's rows, to be copied. Names of people and purposes are free text and escaped for each
/// language.</summary>
internal sealed class ConnectText(ProductManifest product, PortManifest port, string person, string purpose, bool withMajor = false)
{
    public string Table { get; } = SqlTableName.Of(product, port, withMajor).ToString();

    public string Sql => $"select * from {Table} limit 10";

    public string CommandLine => $"dataproduct query {Shell(Sql)} --as {Shell(person)} --purpose {Shell(purpose)}";

    public string CSharp => $$"""
        await using var platform = EmbeddedPlatform.Open();
        var answer = await platform.QueryAsync(
            {{Quoted(Sql)}}, person: {{Quoted(person)}}, purpose: {{Quoted(purpose)}});
        foreach (var row in answer.Rows)
        {
            Console.WriteLine(string.Join(" | ", row));
        }
        """;

    public string GraphQL => $$"""
        {
          query(sql: {{Quoted(Sql)}}, purpose: {{Quoted(purpose)}}) {
            denied
            columns { name }
            rows
            refused { policy reason }
          }
        }
        """;

    // POSIX shells read everything between single quotes as it is, but for the single quote.
    private static string Shell(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    // The escapes that C# and GraphQL have in common: every character beyond printable ASCII by its number.
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                >= ' ' and <= '~' => quoted.Append(c),
                _ => quoted.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
            };
        }

        return quoted.Append('"').ToString();
    }
}
