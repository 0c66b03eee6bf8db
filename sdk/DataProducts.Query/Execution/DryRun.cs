using System.Text.Json.Nodes;
using DataProducts.Query.Governed;
using DataProducts.Query.Syntax;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace DataProducts.Query.Execution;

/// <summary>
/// Binds the statement over empty tables of the visible columns first, on an engine that has no data and no files. Its errors can be
/// shown, since there
/// is nothing that they could tell; and a statement that only a hidden column would make valid stops here.
/// </summary>
internal static class DryRun
{
    // Shorter texts occur in names by chance.
    private const int ShortestTextToHide = 3;

    /// <summary>Checks the statement, and gives the columns of its result.</summary>
    public static IReadOnlyList<OutputColumn> Check(GatedQuery query, IReadOnlyDictionary<string, GovernedTable> tables)
    {
        var root = query.Tree();
        GovernedTree.Splice(root, query.Products, (product, _) => GovernedSql.Empty(tables[product], null));
        try
        {
            return [.. EngineParser.Shared.Plan(SyntaxTree.PrintExactly(root)).Select(column => new OutputColumn(column.Name, TypeOf(column)))];
        }
        catch (DuckDBException error) when (EngineErrors.KindOf(error) is DuckDBErrorType.Binder or DuckDBErrorType.Catalog or DuckDBErrorType.Parser
            or DuckDBErrorType.Syntax or DuckDBErrorType.Expression or DuckDBErrorType.NotImplemented)
        {
            throw new QueryRefusedException(QueryErrors.DoesNotBind, $"The query does not fit the data: {Sentence(error.Message, query)}");
        }
        catch (DuckDBException error)
        {
            throw FailureClass.Of(error);
        }
    }

    private static EngineType TypeOf((string Name, string Type) column)
    {
        try
        {
            return EngineTypeParser.Parse(column.Type);
        }
        catch (FormatException)
        {
            throw new QueryRefusedException(
                QueryErrors.NoCell, $"The column '{column.Name}' of the result has a type that no cell holds; cast it to a plain type.");
        }
    }

    // The engine adds the line of the rewritten statement, and hints on lines of their own; and the person's own literals have no place in an error, which may be logged.
    private static string Sentence(string message, GatedQuery query)
    {
        var end = message.IndexOf("\n\nLINE", StringComparison.Ordinal);
        var sentence = (end < 0 ? message : message[..end]).Trim();
        return Literals(query.Tree()).Any(text => text.Length >= ShortestTextToHide && sentence.Contains(text, StringComparison.OrdinalIgnoreCase))
            ? "a name or a type does not match."
            : sentence.ReplaceLineEndings(" ");
    }

    private static IEnumerable<string> Literals(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Literals),
        JsonObject part when GovernedTree.Text(part, "class") == "CONSTANT" => [part["value"]?["value"]?.ToString() ?? string.Empty],
        JsonObject part => part.SelectMany(member => Literals(member.Value)),
        _ => [],
    };
}
