namespace DataProducts.Cedar;

/// <summary>Attributes, tags, types of entities, and calls of extensions.</summary>
internal sealed partial class TypeChecker
{
    private RecordType? AttributesOf(CedarType type) => type switch
    {
        RecordType record => record,
        EntityType entity => schema.EntityTypes.GetValueOrDefault(entity.Name)?.Attributes ?? RecordType.Empty,
        _ => null,
    };

    private Typed Has(HasExpr has, Capabilities known)
    {
        var operand = Expect(has.Operand, known, Wanted.EntityOrRecord);
        if (operand.Type is null)
        {
            return Typed.Failed(BoolType.Any);
        }

        var name = has.Path[0];
        if (!AttributesOf(operand.Type)!.Attributes.TryGetValue(name, out var attribute))
        {
            return Typed.Of(BoolType.Of(false)).If(operand.IsValid);
        }

        // An entity may be missing from a request, so even its required attributes may be.
        var isKnown = (attribute.IsRequired && operand.Type is RecordType) || known.HasAttribute(has.Operand, name);
        return new Typed(isKnown ? BoolType.Of(true) : BoolType.Any, Capabilities.Attribute(has.Operand, name), true).If(operand.IsValid);
    }

    private Typed GetAttribute(GetAttributeExpr get, Capabilities known)
    {
        var operand = Expect(get.Operand, known, Wanted.EntityOrRecord);
        if (operand.Type is null)
        {
            return Typed.Failed();
        }

        var attributes = AttributesOf(operand.Type)!.Attributes;
        if (!attributes.TryGetValue(get.Name, out var attribute))
        {
            Error(CedarCodes.Attribute, get, $"There is no attribute {NameText.Quote(get.Name)} in {Owner(get.Operand, operand.Type)}.",
                Suggestion.For(get.Name, attributes.Keys));
            return Typed.Failed();
        }

        if (attribute.IsRequired || known.HasAttribute(get.Operand, get.Name))
        {
            return Typed.Of(attribute.Type).If(operand.IsValid);
        }

        var guard = new HasExpr(get.Span, get.Operand, [get.Name]);
        Error(CedarCodes.OptionalAttribute, get,
            $"The attribute {NameText.Quote(get.Name)} of {Owner(get.Operand, operand.Type)} is optional; it may not be there.",
            NameText.Of(guard) is { } text ? $"Ask '{text} && …' first." : "Ask for it with 'has' first.");
        return Typed.Failed(attribute.Type);
    }

    private string Owner(CedarExpr operand, CedarType type) => (operand, type) switch
    {
        (VariableExpr { Variable: CedarVariable.Context }, _) => $"the context of {environment.Action.Uid}",
        (_, EntityType entity) => NameText.Quote(entity.Name),
        _ => NameText.Of(operand) is { } text ? $"the record '{text}'" : "the record",
    };

    private Typed Is(IsExpr test, Capabilities known)
    {
        var operand = Expect(test.Operand, known, Wanted.Entity);
        return operand.Type is EntityType type
            ? Typed.Of(BoolType.Of(type.Name == test.EntityType)).If(operand.IsValid) : Typed.Failed(BoolType.Any);
    }

    private Typed Tag(BinaryExpr binary, Capabilities known)
    {
        var operand = Expect(binary.Left, known, Wanted.Entity);
        var key = Expect(binary.Right, known, Wanted.String);
        if (operand.Type is not EntityType entity)
        {
            return Typed.Failed(binary.Operator == BinaryOperator.HasTag ? BoolType.Any : null);
        }

        var tags = schema.EntityTypes.GetValueOrDefault(entity.Name)?.Tags;
        var isKnown = known.HasTag(binary.Left, binary.Right);
        var isValid = operand.IsValid && key.IsValid;
        if (binary.Operator == BinaryOperator.HasTag)
        {
            var answer = tags is null ? BoolType.Of(false) : isKnown ? BoolType.Of(true) : BoolType.Any;
            return new Typed(answer, Capabilities.Tag(binary.Left, binary.Right), true).If(isValid);
        }

        if (tags is not null && isKnown)
        {
            return Typed.Of(tags).If(isValid);
        }

        if (tags is null)
        {
            Error(CedarCodes.NoTags, binary, $"{NameText.Quote(entity.Name)} declares no tags.", "Declare them in the schema.");
        }
        else
        {
            var guard = new BinaryExpr(binary.Span, BinaryOperator.HasTag, binary.Left, binary.Right);
            Error(CedarCodes.OptionalTag, binary, $"The tag of {NameText.Quote(entity.Name)} may not be there.",
                NameText.Of(guard) is { } text ? $"Ask '{text} && …' first." : "Ask for it with hasTag and the same key first.");
        }

        return Typed.Failed();
    }

    private Typed Call(CallExpr call, Capabilities known)
    {
        var function = call.Function;
        var result = TypeRules.Of(function.Result);
        if (!AreArgumentsProper(call))
        {
            foreach (var argument in call.Arguments)
            {
                Check(argument, known);
            }

            return Typed.Failed(result);
        }

        var isValid = true;
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            isValid &= Expect(call.Arguments[i], known, Wanted.Exactly(TypeRules.Of(function.Parameters[i]))).IsValid;
        }

        return Typed.Of(result).If(isValid);
    }

    // Strictly, a constructor is given a literal, so that whether it errs is known here and not only for some request.
    private bool AreArgumentsProper(CallExpr call)
    {
        var function = call.Function;
        var isProper = true;
        if (call.Arguments.Length != function.Parameters.Count)
        {
            isProper = false;
            Error(CedarCodes.ArgumentCount, call,
                $"'{function.Name}' takes {Count(function.Parameters.Count)}, not {call.Arguments.Length}.");
        }

        if (!function.IsConstructor)
        {
            return isProper;
        }

        if (call.Arguments is [LiteralExpr { Value.Kind: CedarKind.String } literal]
            && ExtensionCalls.Apply(function, [literal.Value], out _) is not null)
        {
            isProper = false;
            Error(CedarCodes.InvalidLiteral, call, $"{NameText.Quote(literal.Value.AsString)} is no {function.Name}.", FormOf(function.Result));
        }

        if (call.Arguments.Any(argument => argument is not LiteralExpr))
        {
            isProper = false;
            Error(CedarCodes.NonLiteralArgument, call, $"'{function.Name}' takes a literal, nothing that is calculated.",
                "Put the value itself into the entity or the context, in place of its text.");
        }

        return isProper;
    }

    private static string Count(int arguments) => arguments == 1 ? "1 argument" : $"{arguments} arguments";

    private static string FormOf(CedarKind kind) => kind switch
    {
        CedarKind.Decimal => "A decimal looks like 12.34: digits on both sides of the point, one to four after it, no more than "
            + "922337203685477.5807.",
        CedarKind.DateTime => "A datetime looks like 2024-10-15, 2024-10-15T11:35:00Z, or 2024-10-15T11:35:00.000+0100.",
        CedarKind.Duration => "A duration looks like 1d2h3m4s5ms, with a minus before it if it is negative.",
        _ => "An address looks like 192.168.0.1, 192.168.0.0/24, ::1, or ff00::/8.",
    };
}
