using System.Text;
using System.Text.Json;

namespace DataProducts.Access;

/// <summary>Finds the line of a file of the standards where something stands, so that a report can point to it.</summary>
internal static class StandardsLines
{
    /// <summary>Gives the line, from 1, at which the first object with these members begins; 0 where there is none.</summary>
    public static int OfObject(StandardsPackage standards, string file, params IReadOnlyList<(string Name, string Value)> members)
    {
        if (Text(standards, file) is not { } text)
        {
            return 0;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes);
        var open = new Stack<(long Start, int Found)>();
        string? name = null;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    open.Push((reader.TokenStartIndex, 0));
                    break;
                case JsonTokenType.PropertyName:
                    name = reader.GetString();
                    continue;
                case JsonTokenType.String when name is not null && members.Contains((name, reader.GetString()!)):
                    var (start, found) = open.Pop();
                    open.Push((start, found + 1));
                    break;
                case JsonTokenType.EndObject when open.Pop() is var ended && ended.Found == members.Count:
                    return 1 + bytes.AsSpan(0, (int)ended.Start).Count((byte)'\n');
                default:
                    break;
            }

            name = null; // what follows in a list is no member's value
        }

        return 0;
    }

    /// <summary>Gives the first line, from 1, that holds a text; 0 where none does.</summary>
    public static int OfText(StandardsPackage standards, string file, string text) =>
        Text(standards, file) is { } all && all.IndexOf(text, StringComparison.Ordinal) is >= 0 and var place
            ? 1 + all.AsSpan(0, place).Count('\n')
            : 0;

    private static string? Text(StandardsPackage standards, string file) => standards.Files.FirstOrDefault(one => one.Path == file)?.Text;
}
