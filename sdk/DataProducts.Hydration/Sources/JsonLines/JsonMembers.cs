using System.Text;
using System.Text.Json;

namespace DataProducts.Hydration;

/// <summary>Finds the fields that the members of JSON objects are, object by object.</summary>
internal sealed class JsonMembers
{
    /// <summary>No field: the member is ignored, or not known.</summary>
    public const int None = -1;

    /// <summary>A field that the object has named before.</summary>
    public const int Twice = -2;

    private readonly byte[][] _names;
    private readonly byte[][] _ignored;
    private readonly bool[] _required;
    private readonly bool[] _mayNest;
    private readonly bool[] _seen;
    private int _expected;
    private int _count;
    private (string Name, int Number)? _unknown;

    public JsonMembers(PortSchema schema, IReadOnlySet<string> ignored)
    {
        _names = [.. schema.Source.Select(column => Encoding.UTF8.GetBytes(column.Name))];
        _ignored = [.. ignored.Select(Encoding.UTF8.GetBytes)];
        _required = [.. schema.Source.Select(column => !column.Optional)];
        _mayNest = [.. schema.Source.Select(column => column.Column is not { } place || schema.Columns[place].Type.IsNested)];
        _seen = new bool[_names.Length];
    }

    /// <summary>Tells whether a field's value may be an object or an array.</summary>
    public bool MayNest(int place) => _mayNest[place];

    /// <summary>Begins an object.</summary>
    public void Begin()
    {
        Array.Clear(_seen);
        (_expected, _count, _unknown) = (0, 0, null);
    }

    /// <summary>Gives the field of the member on whose name the reader stands.</summary>
    public int Next(ref Utf8JsonReader json)
    {
        _count++;
        var place = Find(ref json, _names, _expected);
        if (place >= 0)
        {
            _expected = place + 1;
            (var twice, _seen[place]) = (_seen[place], true);
            return twice ? Twice : place;
        }

        if (_unknown is null && Find(ref json, _ignored, 0) < 0)
        {
            _unknown = (json.GetString() ?? "", _count);
        }

        return None;
    }

    /// <summary>
    /// Names a member that is neither known nor ignored; null if there was none. The name is shown only of an object that has every member
    /// required: in another one it might be somebody's data.
    /// </summary>
    public string? Unknown()
    {
        if (_unknown is not { } unknown)
        {
            return null;
        }

        for (var i = 0; i < _seen.Length; i++)
        {
            if (_required[i] && !_seen[i])
            {
                return $"member {unknown.Number}";
            }
        }

        return SourceNames.Display(unknown.Name, "member", unknown.Number);
    }

    // Most objects of a file have their members in the same order.
    private static int Find(ref Utf8JsonReader json, byte[][] names, int expected)
    {
        for (var i = 0; i < names.Length; i++)
        {
            var place = (expected + i) % names.Length;
            if (json.ValueTextEquals(names[place]))
            {
                return place;
            }
        }

        return None;
    }
}
