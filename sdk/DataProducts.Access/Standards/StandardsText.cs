using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DataProducts.Access;

/// <summary>Reads one JSON file of a standards package, and says where it is wrong.</summary>
/// <param name="id">The error's id.</param>
/// <param name="path">The file, for messages.</param>
internal sealed class StandardsText(string id, string path)
{
    public T Read<T>(string json, JsonTypeInfo<T> type, Func<T, int> formatOf, int oldest = 1, int newest = 1)
    {
        try
        {
            var document = JsonSerializer.Deserialize(json, type) ?? throw Wrong("it is null");
            Refuse(
                formatOf(document) < oldest || formatOf(document) > newest,
                $"its form is {formatOf(document)} and this version reads up to {newest}; update the older of the two");
            return document;
        }
        catch (JsonException malformed)
        {
            throw new AccessException(
                id,
                $"{path}({(malformed.LineNumber ?? 0) + 1}): a member is unknown, missing, repeated or of a wrong form; docs/standards.md shows all.",
                malformed);
        }
    }

    /// <summary>Refuses null in a list: the serializer looks at members, not at elements.</summary>
    public IReadOnlyList<T> NoNull<T>(IReadOnlyList<T> list, int limit, string what)
        where T : class
    {
        Refuse(list.Count > limit, $"it has more than {limit} {what}");
        Refuse(list.Any(one => one is null), $"one of its {what} is null");
        return list;
    }

    public void Refuse(bool wrong, string problem)
    {
        if (wrong)
        {
            throw Wrong(problem);
        }
    }

    public AccessException Wrong(string problem) => new(id, $"{path} cannot be used: {problem}.");
}
