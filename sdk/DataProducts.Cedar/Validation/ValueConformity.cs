namespace DataProducts.Cedar;

/// <summary>Says whether values are what a schema's types ask for.</summary>
internal static class ValueConformity
{
    public static bool Conforms(CedarValue value, CedarType type, CedarSchema schema) => type switch
    {
        BoolType => value.Kind == CedarKind.Bool,
        LongType => value.Kind == CedarKind.Long,
        StringType => value.Kind == CedarKind.String,
        ExtensionType extension => value.Kind == extension.Kind,
        EntityType entity => value.Kind == CedarKind.Entity && value.AsEntity.Type == entity.Name && IsKnownId(value.AsEntity, schema),
        SetType set => value.Kind == CedarKind.Set && AllConform(value.AsSet.Elements, set.Element, schema),
        RecordType record => value.Kind == CedarKind.Record && FieldsConform(value.Fields, record, schema),
        _ => false,
    };

    /// <summary>Whether an enumerated type declares the id; any id will do for other types.</summary>
    public static bool IsKnownId(EntityUid uid, CedarSchema schema) => uid.IsAction
        ? schema.Actions.ContainsKey(uid)
        : !schema.EntityTypes.TryGetValue(uid.Type, out var type) || type.EnumIds is not { } ids || ids.Contains(uid.Id);

    /// <summary>Gives what is wrong with the fields of a record or an entity; the messages name fields, never values.</summary>
    public static IEnumerable<string> Fields(IReadOnlyDictionary<string, CedarValue> fields, RecordType type, CedarSchema schema,
        string owner)
    {
        foreach (var (name, attribute) in type.Attributes)
        {
            if (!fields.TryGetValue(name, out var value))
            {
                if (attribute.IsRequired)
                {
                    yield return $"The attribute {NameText.Quote(name)} of {owner} is missing.";
                }
            }
            else if (!Conforms(value, attribute.Type, schema))
            {
                yield return $"The attribute {NameText.Quote(name)} of {owner} {Problem(value, attribute.Type, schema)}.";
            }
        }

        foreach (var name in fields.Keys)
        {
            if (!type.Attributes.ContainsKey(name))
            {
                yield return $"The schema declares no attribute {NameText.Quote(name)} of {owner}.";
            }
        }
    }

    /// <summary>Says what of a value that does not conform is wrong, down to the place inside it, as what follows the value's
    /// name.</summary>
    public static string Problem(CedarValue value, CedarType type, CedarSchema schema)
    {
        switch (type, value.Kind)
        {
            case (SetType set, CedarKind.Set):
                var element = value.Elements.First(one => !Conforms(one, set.Element, schema));
                return $"has an element that {Problem(element, set.Element, schema)}";
            case (RecordType record, CedarKind.Record):
                return FieldProblem(value, record, schema);
            case (EntityType entity, CedarKind.Entity):
                return value.AsEntity.Type == entity.Name
                    ? $"names an id that {NameText.Quote(entity.Name)} does not declare"
                    : $"names an entity of type {NameText.Quote(value.AsEntity.Type)}, not {NameText.Quote(entity.Name)}";
            default:
                return $"is {KindName(value.Kind)}, not {NameText.Of(type)}";
        }
    }

    private static bool AllConform(CedarValue[] values, CedarType type, CedarSchema schema)
    {
        foreach (var value in values)
        {
            if (!Conforms(value, type, schema))
            {
                return false;
            }
        }

        return true;
    }

    private static bool FieldsConform(IReadOnlyDictionary<string, CedarValue> fields, RecordType type, CedarSchema schema)
    {
        var known = 0;
        foreach (var (name, attribute) in type.Attributes)
        {
            if (fields.TryGetValue(name, out var value))
            {
                known++;
                if (!Conforms(value, attribute.Type, schema))
                {
                    return false;
                }
            }
            else if (attribute.IsRequired)
            {
                return false;
            }
        }

        return known == fields.Count;
    }

    private static string FieldProblem(CedarValue value, RecordType type, CedarSchema schema)
    {
        foreach (var (name, attribute) in type.Attributes)
        {
            if (!value.Fields.TryGetValue(name, out var field))
            {
                if (attribute.IsRequired)
                {
                    return $"lacks the field {NameText.Quote(name)}";
                }
            }
            else if (!Conforms(field, attribute.Type, schema))
            {
                return $"has a field {NameText.Quote(name)} that {Problem(field, attribute.Type, schema)}";
            }
        }

        return $"has a field {NameText.Quote(value.Fields.Keys.First(name => !type.Attributes.ContainsKey(name)))} that is not declared";
    }

    private static string KindName(CedarKind kind) => kind switch
    {
        CedarKind.Entity => "an entity",
        CedarKind.Set => "a set",
        CedarKind.Record => "a record",
        _ => TypeRules.Of(kind).ToString()!,
    };
}
