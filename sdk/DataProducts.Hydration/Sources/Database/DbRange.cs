using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DataProducts.Hydration;

/// <summary>Which rows of a query one batch takes, fixed before the first is read.</summary>
/// <param name="Column">The cursor's column.</param>
/// <param name="Key">The column that tells rows of one value apart, or null.</param>
/// <param name="Number">Which batch of the source it is, from 1; 0 for a range that was asked for.</param>
/// <param name="From">The least value; null for all from the start.</param>
/// <param name="FromKey">If given, rows of the least value begin behind this key.</param>
/// <param name="To">The greatest value.</param>
/// <param name="ToKey">If given, rows of the greatest value end with this key.</param>
internal sealed record DbRange(
    string Column, string? Key, long Number, CursorValue? From, CursorValue? FromKey, CursorValue To, CursorValue? ToKey)
{
    private const string FromName = "@dp_from";
    private const string FromKeyName = "@dp_from_key";
    private const string ToName = "@dp_to";
    private const string ToKeyName = "@dp_to_key";

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static DbRange Read(JsonObject state, long number) => new(
        (string)state["column"]!,
        (string?)state["key"],
        number,
        CursorValue.Read(state["from"]),
        CursorValue.Read(state["fromKey"]),
        CursorValue.Read(state["to"])!,
        CursorValue.Read(state["toKey"]));

    public JsonObject Write()
    {
        var state = new JsonObject { ["column"] = Column };
        Add(state, "from", From);
        Add(state, "fromKey", FromKey);
        Add(state, "to", To);
        Add(state, "toKey", ToKey);
        if (Key is not null)
        {
            state["key"] = Key;
        }

        return state;
    }

    /// <summary>Gives what names the range in the batch's id.</summary>
    public ContentDigest Digest()
    {
        var state = Write();
        state["number"] = Number;
        return new(SHA256.HashData(Encoding.UTF8.GetBytes(state.ToJsonString())), 0);
    }

    /// <summary>Gives the query of the range's rows, in the order of the cursor.</summary>
    public string Sql(string query)
    {
        var upper = ToKey is null ? $"{Column} <= {ToName}" : $"({Column} < {ToName} or ({Column} = {ToName} and {Key} <= {ToKeyName}))";
        var lower = From is null ? ""
            : FromKey is null ? $" and {Column} >= {FromName}"
            : $" and ({Column} > {FromName} or ({Column} = {FromName} and {Key} > {FromKeyName}))";
        var order = Key is null ? Column : $"{Column}, {Key}";
        return $"select * from ({query}\n) dp_rows where {upper}{lower} order by {order}";
    }

    public IReadOnlyList<KeyValuePair<string, object?>> Parameters() =>
        [.. new[] { (FromName, From), (FromKeyName, FromKey), (ToName, To), (ToKeyName, ToKey) }
            .Where(pair => pair.Item2 is not null).Select(pair => KeyValuePair.Create(pair.Item1, (object?)pair.Item2!.Value))];

    private static void Add(JsonObject state, string name, CursorValue? value)
    {
        if (value is not null)
        {
            state[name] = value.Write();
        }
    }
}
