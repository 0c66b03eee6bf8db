using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataProducts.Query.Syntax;

/// <summary>Text to the engine's tree and back. What comes back as text is proved to be that tree, or refused.</summary>
internal static class SyntaxTree
{
    /// <summary>Most bytes of a statement, in UTF-8.</summary>
    public const int MaxTextBytes = 64 * 1024;

    // Each level of SQL nesting takes two to six levels of JSON: room for some hundred levels, far from the end of a stack.
    private const int MaxDepth = 400;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Parses a user's text, which must be one SELECT.</summary>
    public static JsonObject ParseUser(string sql)
    {
        CheckText(sql);
        var root = Read(EngineParser.Shared.Serialize(sql));
        if (root["error"]?.GetValueKind() != JsonValueKind.False)
        {
            throw ParserError(root);
        }

        return root["statements"] is JsonArray { Count: 1 } statements && statements[0] is JsonObject
            ? root
            : throw new QueryRefusedException(QueryErrors.NotOneSelect, "Write exactly one SELECT statement.");
    }

    /// <summary>Parses SQL that we wrote; gives its one statement, free of its parent.</summary>
    public static JsonObject ParseOwn(string sql)
    {
        var root = Read(EngineParser.Shared.Serialize(sql));
        if (root["statements"] is JsonArray { Count: 1 } statements && statements[0] is JsonObject statement)
        {
            statements.RemoveAt(0);
            return statement;
        }

        throw new DataProductException(QueryErrors.BadInput, "The governed form of a product is not one SELECT: its row filter or a column's condition is malformed.");
    }

    /// <summary>
    /// Prints a tree as SQL that parses to this very tree, up to positions. The engine can run a tree only on a connection of its own,
    /// which nobody can
    /// cancel; so the text is run, after this proof that text and tree are the same statement.
    /// </summary>
    public static string PrintExactly(JsonObject root)
    {
        CanonicalForm.Apply(root);
        var text = EngineParser.Shared.Print(root.ToJsonString());
        var again = Read(EngineParser.Shared.Serialize(text));
        return JsonNode.DeepEquals(CanonicalForm.ForComparison(root), CanonicalForm.ForComparison(again))
            ? text
            : throw new QueryRefusedException(
                QueryErrors.NotExact, "The engine cannot write this statement back exactly as it understood it, so it is not run; write it another way.");
    }

    private static void CheckText(string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        if (sql.Length > MaxTextBytes || Encoding.UTF8.GetByteCount(sql) > MaxTextBytes)
        {
            throw new QueryRefusedException(QueryErrors.BadText, "A statement is at most 64 kB.");
        }

        for (var i = 0; i < sql.Length; i++)
        {
            var c = sql[i];
            if (c == '\0' || (char.IsSurrogate(c) && !(i + 1 < sql.Length && char.IsSurrogatePair(c, sql[i + 1]))))
            {
                throw new QueryRefusedException(QueryErrors.BadText, "A statement is Unicode text without NUL characters.", i);
            }

            i += char.IsSurrogate(c) ? 1 : 0;
        }
    }

    private static JsonObject Read(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Options) as JsonObject
                ?? throw new QueryRefusedException(QueryErrors.Syntax, "The engine gave no tree for this statement.");
        }
        catch (JsonException)
        {
            // Too deep, or a literal that JSON cannot hold (an infinite number).
            throw new QueryRefusedException(QueryErrors.TooLarge, "The statement is nested too deeply, or holds a number that is out of range.");
        }
    }

    // The parser quotes the token that it stumbled over, which may be a literal; only the position is passed on.
    private static QueryRefusedException ParserError(JsonObject root)
    {
        if (root["error_type"]?.ToString() == "not implemented")
        {
            return new(QueryErrors.NotOneSelect, "Only SELECT statements are answered.");
        }

        var known = long.TryParse(root["position"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var position);
        return new(QueryErrors.Syntax, "The statement is not valid SQL", known ? position : null);
    }
}
