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

    // Names that do not look like one may be another in each row.
    private const int MostPassedOver = 1000;

    private readonly byte[][] _names;
    private readonly string _part;
    private readonly SourceDrift _drift;
    private readonly List<(string Name, int Number)> _new = [];
    private byte[][] _ignored;
    private readonly bool[] _required;
    private readonly bool[] _mayNest;
    private readonly bool[] _seen;
    private int _expected;
    private int _count;
    private (string Name, int Number)? _unknown;

    public JsonMembers(string part, PortSchema schema, IReadOnlySet<string> ignored, SourceDrift drift)
    {
        (_part, _drift) = (part, drift);
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
        _new.Clear();
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

        if ((_unknown is null || _drift.TakesNew) && Find(ref json, _ignored, 0) < 0)
        {
            _unknown = (json.GetString() ?? "", _count);
            _new.Add(_unknown.Value);
        }

        return None;
    }

    /// <summary>
    /// Names a member that is neither known nor ignored, and that refuses the input; null if there was none. The name is shown only of an object that has every member
    /// required: in another one it might be somebody's data.
    /// </summary>
    public string? Unknown()
    {
        if (_unknown is not { } unknown)
        {
            return null;
        }

        var isWhole = HasAllRequired();
        if (!_drift.TakesNew)
        {
            return Shown(unknown, isWhole);
        }

        foreach (var one in _new)
        {
            _ = _drift.KeepsOut(_part, Shown(one, isWhole));
        }

        // A member that was reported by its name is passed over from now on; others are met again.
        if (isWhole && _ignored.Length < MostPassedOver)
        {
            _ignored = [.. _ignored, .. _new.Select(one => Encoding.UTF8.GetBytes(one.Name))];
        }

        return null;
    }

    private static string Shown((string Name, int Number) member, bool isWhole) =>
        isWhole ? SourceNames.Display(member.Name, "member", member.Number) : $"member {member.Number}";

    private bool HasAllRequired()
    {
        for (var i = 0; i < _seen.Length; i++)
        {
            if (_required[i] && !_seen[i])
            {
                return false;
            }
        }

        return true;
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
