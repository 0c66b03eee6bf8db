using DataProducts.Contracts;

namespace DataProducts.Cli.Import;

/// <summary>The type of a contract's property in the lake's terms: the store's own type where it is known, else the standard's.</summary>
internal static class OdcsColumnType
{
    public static ForeignType Of(OdcsProperty property, int depth)
    {
        if (depth > ImportLimits.Depth)
        {
            return new(new(LakeKind.String), null, $"more than {ImportLimits.Depth} types stand in each other: read as text");
        }

        return property.LogicalType switch
        {
            "object" or "record" when property.Properties.Count > 0 => Struct(property, depth),
            "array" when property.Items is { } items => List(items, depth),
            "map" when property is { MapKey: { } key, MapValue: { } value } => Map(key, value, depth),
            _ => Physical(property) ?? Logical(property),
        };
    }

    private static ForeignType Struct(OdcsProperty property, int depth)
    {
        var fields = new List<LakeField>();
        string? note = null;
        foreach (var part in property.Properties)
        {
            var type = Of(part, depth + 1);
            note ??= type.Note;
            fields.Add(new(Identifiers.Snake(part.Name!, [.. fields.Select(field => field.Name)]), type.Type, !part.IsRequired)
            {
                Documentation = part.Description,
            });
        }

        return new(LakeType.Struct(fields), null, note);
    }

    private static ForeignType List(OdcsProperty items, int depth)
    {
        var element = Of(items, depth + 1);
        return new(LakeType.List(element.Type, !items.IsRequired), null, element.Note);
    }

    private static ForeignType Map(OdcsProperty key, OdcsProperty value, int depth)
    {
        var (keyType, valueType) = (Of(key, depth + 1), Of(value, depth + 1));
        return keyType.Type.IsNested
            ? new(new(LakeKind.String), null, "its keys are nested: read as text")
            : new(LakeType.Map(keyType.Type, valueType.Type, !value.IsRequired), null, keyType.Note ?? valueType.Note);
    }

    // What the store's type says is more than what the standard's does, if it is a type that we know.
    private static ForeignType? Physical(OdcsProperty property)
    {
        if (property.PhysicalType is not { } text)
        {
            return null;
        }

        try
        {
            var cursor = new TextCursor(text, "physicalType");
            var type = new ForeignTypeReader(cursor, hive: false).Read();
            return cursor.AtEnd && IsKnown(type) && Agrees(type.Type, property.LogicalType) ? type : null;
        }
        catch (DataProductException)
        {
            return null; // another store's word: the standard's type says enough
        }
    }

    // Where the two contradict each other ("varchar[3]" of a string), the standard's word is the contract.
    private static bool Agrees(LakeType physical, string? logical) => logical switch
    {
        null => true,
        "array" or "object" or "record" or "map" => physical.IsNested,
        "string" => !physical.IsNested,
        _ => !physical.IsNested && physical.Kind != LakeKind.String,
    };

    private static bool IsKnown(ForeignType type) => type.Type.Kind != LakeKind.String || type.Note is null;

    private static ForeignType Logical(OdcsProperty property)
    {
        var format = property.FindOption("format")?.ToString();
        return (property.LogicalType, format) switch
        {
            ("string" or null, "uuid") => new(new(LakeKind.Uuid)),
            ("string", "binary" or "byte") => new(new(LakeKind.Binary)),
            ("string", _) => new(new(LakeKind.String)),
            ("boolean", _) => new(new(LakeKind.Boolean)),
            ("integer", "i8" or "i16" or "i32" or "u8" or "u16") => new(new(LakeKind.Int)),
            ("integer", _) => new(new(LakeKind.Long)),
            ("number", "f32") => new(new(LakeKind.Float)),
            ("number", _) => new(new(LakeKind.Double)),
            ("date", _) => new(new(LakeKind.Date)),
            ("time", _) => new(new(LakeKind.Time)),
            ("timestamp", _) => new(new(LakeKind.TimestampTz)),
            (var other, _) => new(new(LakeKind.String), null, $"its type '{property.PhysicalType ?? other ?? "none"}' is none of the lake: read as text"),
        };
    }
}
