using GraphQLParser.AST;

namespace DataProducts.Host.Catalog;

/// <summary>What a document asks for, before anything of it is validated or run.</summary>
/// <param name="Depth">How deep fields are nested.</param>
/// <param name="Fields">How many fields there are once every fragment is written out.</param>
/// <param name="Aliases">How many of them are renamed.</param>
/// <param name="Cost">Fields times the pages that they stand in.</param>
/// <param name="Introspects">Whether it asks for the schema.</param>
internal readonly record struct QueryCost(int Depth, long Fields, long Aliases, long Cost, bool Introspects)
{
    // Beyond any limit and far from overflow: fragments that name one another double with every line.
    private const long Ceiling = 1_000_000_000;

    public QueryCost And(QueryCost other) => new(
        Math.Max(Depth, other.Depth),
        Math.Min(Fields + other.Fields, Ceiling),
        Math.Min(Aliases + other.Aliases, Ceiling),
        Math.Min(Cost + other.Cost, Ceiling),
        Introspects || other.Introspects);

    public QueryCost Below(bool alias, long times, bool introspects) => new(
        Depth + 1,
        Math.Min(Fields + 1, Ceiling),
        Aliases + (alias ? 1 : 0),
        Math.Min(1 + (Cost * times), Ceiling),
        Introspects || introspects);
}

/// <summary>Measures a document: each fragment once, so that the time is that of its text, whatever it unfolds to.</summary>
internal sealed class QueryMeter
{
    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, QueryCost> _measured = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    private QueryMeter(GraphQLDocument document)
    {
        foreach (var fragment in document.Definitions.OfType<GraphQLFragmentDefinition>())
        {
            _fragments.TryAdd(fragment.FragmentName.Name.StringValue, fragment);
        }
    }

    /// <summary>Measures; null where a fragment contains itself.</summary>
    public static QueryCost? Measure(GraphQLDocument document)
    {
        var meter = new QueryMeter(document);
        var sum = default(QueryCost);
        var sets = document.Definitions.OfType<GraphQLOperationDefinition>().Select(operation => (GraphQLSelectionSet?)operation.SelectionSet);
        foreach (var set in sets.Concat(document.Definitions.OfType<GraphQLFragmentDefinition>().Select(fragment => (GraphQLSelectionSet?)fragment.SelectionSet)))
        {
            if (meter.Of(set) is not { } cost)
            {
                return null;
            }

            sum = sum.And(cost);
        }

        return sum;
    }

    private QueryCost? Of(GraphQLSelectionSet? set)
    {
        var sum = default(QueryCost);
        foreach (var selection in set?.Selections ?? [])
        {
            var one = selection switch
            {
                GraphQLField field => OfField(field),
                GraphQLInlineFragment inline => Of(inline.SelectionSet),
                GraphQLFragmentSpread spread => OfFragment(spread.FragmentName.Name.StringValue),
                _ => default(QueryCost),
            };
            if (one is not { } cost)
            {
                return null;
            }

            sum = sum.And(cost);
        }

        return sum;
    }

    private QueryCost? OfField(GraphQLField field)
    {
        var name = field.Name.StringValue;
        return Of(field.SelectionSet)?.Below(field.Alias is not null, TimesOf(field), name is "__schema" or "__type");
    }

    private QueryCost? OfFragment(string name)
    {
        if (_measured.TryGetValue(name, out var known))
        {
            return known;
        }

        if (!_fragments.TryGetValue(name, out var fragment))
        {
            return default(QueryCost);
        }

        if (!_open.Add(name))
        {
            return null;
        }

        var cost = Of(fragment.SelectionSet);
        _open.Remove(name);
        if (cost is { } measured)
        {
            _measured.Add(name, measured);
        }

        return cost;
    }

    // A page's length multiplies what is asked for in it; one that comes as a variable is taken at its longest.
    private static long TimesOf(GraphQLField field)
    {
        var first = field.Arguments?.Items.Find(argument => argument.Name.StringValue == "first")?.Value;
        return first switch
        {
            GraphQLIntValue number when int.TryParse(number.Value.Span, out var length) => Math.Clamp(length, 1, CatalogLimits.PageLength),
            null when field.Name.StringValue is "products" or "search" => CatalogLimits.DefaultPageLength,
            null when field.Name.StringValue is not "_entities" => 1,
            _ => CatalogLimits.PageLength,
        };
    }
}
