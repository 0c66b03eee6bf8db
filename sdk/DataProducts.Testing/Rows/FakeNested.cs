using System.Text.Json.Nodes;
using DataProducts.Contracts;

namespace DataProducts.Testing;

/// <summary>Makes nested values up, as JSON.</summary>
internal sealed class FakeNested(ColumnManifest column, FakePerson person, DateTimeOffset newest)
{
    private const int UsualMost = 3;
    private const int Attempts = 100;

    // Of a place within the column, because a pattern is parsed once.
    private readonly Dictionary<LakeField, Func<Random, string>> _scalars = new(ReferenceEqualityComparer.Instance);

    public Func<Random, string> Source() => random => Nested(column.Type, random, column.Limits.MinimumLength, column.Limits.MaximumLength).ToJsonString();

    private JsonNode Nested(LakeType type, Random random, int? least, int? most)
    {
        switch (type.Kind)
        {
            case LakeKind.Struct:
                return new JsonObject(type.Children.Select(field => KeyValuePair.Create(field.Source ?? field.Name, Value(field, random))));
            case LakeKind.List:
                var elements = new List<JsonNode?>();
                var seen = new HashSet<string>(StringComparer.Ordinal);
                Fill(random, least, most, () =>
                {
                    var element = Value(type.Children[0], random);
                    var isNew = !type.UniqueElements || seen.Add(element?.ToJsonString() ?? "null");
                    if (isNew)
                    {
                        elements.Add(element);
                    }

                    return isNew;
                });
                return new JsonArray([.. elements]);
            default:
                var map = new JsonObject();
                Fill(random, least, most, () => map.TryAdd(Scalar(type.Children[0], random), Value(type.Children[1], random)));
                return map;
        }
    }

    private void Fill(Random random, int? least, int? most, Func<bool> add)
    {
        var first = least ?? 0;
        var count = random.Next(first, Math.Max(first, Math.Min(most ?? int.MaxValue, first + UsualMost)) + 1);
        for (var (added, tried) = (0, 0); added < count; tried++)
        {
            added += add() ? 1 : 0;
            if (tried > Attempts + count)
            {
                if (added < first)
                {
                    throw FakeErrors.NoValue(column, $"it must have {first} different parts, and they have only {added} values");
                }

                return;
            }
        }
    }

    private JsonNode? Value(LakeField field, Random random)
    {
        if (field.Nullable && random.Next(10) == 0)
        {
            return null;
        }

        if (field.Type.IsNested)
        {
            return Nested(field.Type, random, field.Limits.MinimumLength, field.Limits.MaximumLength);
        }

        var text = Scalar(field, random);
        return field.Type.Kind switch
        {
            LakeKind.Boolean or LakeKind.Int or LakeKind.Long or LakeKind.Float or LakeKind.Double or LakeKind.Decimal => JsonNode.Parse(text),
            _ => JsonValue.Create(text),
        };
    }

    private string Scalar(LakeField field, Random random)
    {
        if (field.Values is { Count: > 0 } values)
        {
            return values[random.Next(values.Count)];
        }

        if (!_scalars.TryGetValue(field, out var make))
        {
            var part = new ColumnManifest { Name = column.Name, Property = column.Property, Type = field.Type, Nullable = false, Limits = field.Limits };
            make = field.Type.Kind == LakeKind.String ? FakeString.Of(part, person, unique: false) : FakeScalar.Of(part, field.Type, newest);
            _scalars.Add(field, make);
        }

        return make(random);
    }
}
