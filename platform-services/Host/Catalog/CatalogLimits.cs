using DataProducts.Host.Door;
using GraphQLParser.AST;

namespace DataProducts.Host.Catalog;

/// <summary>How much one GraphQL request may ask for.</summary>
internal static class CatalogLimits
{
    public const int PageLength = 100;

    public const int DefaultPageLength = 20;

    /// <summary>15 is what the standard introspection query needs; the catalog itself is 5 deep.</summary>
    public const int Depth = 15;

    public const int Fields = 500;

    public const int Aliases = 10;

    public const int Cost = 5_000;

    /// <summary>How deep the text itself may be nested, brackets of every kind counted; keeps the parser's stack short.</summary>
    public const int ParserDepth = 64;

    /// <summary>Gives the first limit that a document exceeds; null for none.</summary>
    public static Refusal? Check(GraphQLDocument document, bool mayIntrospect)
    {
        if (QueryMeter.Measure(document) is not { } cost)
        {
            return TooComplex("a fragment contains itself");
        }

        return cost switch
        {
            { Depth: > Depth } => TooDeep,
            { Aliases: > Aliases } => new Refusal("DP2031", 400, "Too many aliases", $"A request may rename {Aliases} fields; ask in parts."),
            { Fields: > Fields } => TooComplex($"it has more than {Fields} fields"),
            { Cost: > Cost } => TooComplex($"fields times page lengths are more than {Cost}"),
            { Introspects: true } when !mayIntrospect => new Refusal(
                "DP2033", 400, "No introspection", "The schema is told in development only; 'query { _service { sdl } }' gives the subgraph's."),
            _ => null,
        };
    }

    public static Refusal TooDeep { get; } = new("DP2030", 400, "Too deep", $"A request may be nested {Depth} deep; ask in parts.");

    /// <summary>Refuses a list of more keys than a page has, as <c>_entities</c> takes.</summary>
    public static Refusal LongList { get; } = TooComplex($"a list in its variables has more than {PageLength} items");

    private static Refusal TooComplex(string why) => new("DP2032", 400, "Too complex", $"The request is too complex: {why}. Ask in parts.");
}
