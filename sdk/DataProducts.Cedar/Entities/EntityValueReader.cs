using System.Text.Json;

namespace DataProducts.Cedar;

/// <summary>Reads one JSON value as a Cedar value; where a type is asked for, plain text and objects are converted to it.</summary>
/// <remarks>What is no matter of conversion passes as it is, for validation to judge. The depth of the JSON is bounded, so recursion
/// is.</remarks>
internal static class EntityValueReader
{
    public static CedarValue Read(ref JsonCursor json, CedarType? type)
    {
        switch (json.Kind)
        {
            case JsonTokenType.True or JsonTokenType.False: return CedarValue.Of(json.Kind == JsonTokenType.True);
            case JsonTokenType.Number: return CedarValue.Of(json.Integer());
            case JsonTokenType.String when type is ExtensionType extension:
                return ExtensionCallReader.Construct(ref json, extension.ConstructorName, CedarValue.Of(json.Text("a value")));
            case JsonTokenType.String: return CedarValue.Of(json.Text("a value"));
            case JsonTokenType.StartArray: return ReadSet(ref json, (type as SetType)?.Element);
            case JsonTokenType.StartObject: return ReadObject(ref json, type);
            default: throw json.Fail("Cedar has no null.", "Leave the attribute out.");
        }
    }

    private static CedarValue ReadSet(ref JsonCursor json, CedarType? element)
    {
        var elements = new List<CedarValue>();
        json.EnterArray("a set");
        while (json.NextItem())
        {
            elements.Add(Read(ref json, element));
        }

        return CedarValue.Set(elements);
    }

    private static CedarValue ReadObject(ref JsonCursor json, CedarType? type)
    {
        switch (type)
        {
            case EntityType: return CedarValue.Of(UidJson.ReadLenient(ref json));
            case ExtensionType: return ExtensionCallReader.ReadImplicit(ref json);
        }

        json.EnterObject("a value");
        if (!json.NextField(out var name))
        {
            return CedarValue.EmptyRecord;
        }

        if (!ExtensionJson.IsEscape(name))
        {
            return ReadRecord(ref json, name, type as RecordType);
        }

        var value = name switch
        {
            UidJson.Escape => CedarValue.Of(UidJson.ReadLenient(ref json)),
            ExtensionJson.Escape => ExtensionCallReader.Read(ref json),
            _ => throw json.Fail("Cedar no longer knows the escape '__expr'.", "Write __entity or __extn."),
        };
        return json.NextField(out _) ? throw json.Fail($"Nothing stands beside '{name}'.") : value;
    }

    private static CedarValue ReadRecord(ref JsonCursor json, string name, RecordType? type)
    {
        var fields = new List<KeyValuePair<string, CedarValue>>();
        do
        {
            fields.Add(!ExtensionJson.IsEscape(name) ? new(name, Read(ref json, type?.Find(name)))
                : throw json.Fail("An escape does not stand beside fields."));
        }
        while (json.NextField(out name));

        // In order a record takes its fields without moving them about, however many there are.
        fields.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        for (var i = 1; i < fields.Count; i++)
        {
            if (fields[i].Key == fields[i - 1].Key)
            {
                throw json.Fail("The record names one field twice.");
            }
        }

        return CedarValue.Record(fields);
    }
}
