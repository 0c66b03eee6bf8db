using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DataProducts.Analyzers.Privacy.Flow;

/// <summary>Follows values backwards within a method: does an expression hold personal data?</summary>
/// <remarks>
/// A call is trusted to have changed the value, unless it is one that is known to hand it on (<c>ToString</c>, <c>Trim</c>,
/// <c>string.Format</c>, a serialiser): a redactor's result is clean. Numbers and truth values are clean: a length tells nobody's name.
/// </remarks>
internal sealed class PersonalValues(PersonalTypes types)
{
    // An expression deeper than this is generated text, and a chain of locals longer than this is a circle.
    private const int Deepest = 64;

    /// <summary>Finds personal data in what a sink is given.</summary>
    /// <param name="value">The expression.</param>
    /// <param name="isExpanded">Whether the sink writes the elements of sequences too, as a log does.</param>
    public PersonalValue? In(IOperation? value, bool isExpanded) => Find(value, isExpanded, 0);

    private PersonalValue? Find(IOperation? value, bool isExpanded, int depth)
    {
        if (value is null || depth > Deepest || value.ConstantValue.HasValue || IsHarmless(value.Type))
        {
            return null;
        }

        PersonalValue? Next(IOperation? one) => Find(one, isExpanded, depth + 1);

        return value switch
        {
            IPropertyReferenceOperation { Property: var property } when PersonalTypes.IsMarked(property) => new(value, property.Name),
            IFieldReferenceOperation { Field: var field } when PersonalTypes.IsMarked(field) => new(value, field.Name),
            IParameterReferenceOperation { Parameter: var parameter } when PersonalTypes.IsMarked(parameter) => new(value, parameter.Name),
            ILocalReferenceOperation local => OfLocal(local, isExpanded, depth) ?? OfType(value, isExpanded),
            IWithOperation changed => OfChanged(changed, isExpanded, depth),
            IConversionOperation conversion => Next(conversion.Operand),
            IParenthesizedOperation parenthesised => Next(parenthesised.Operand),
            IConditionalOperation { WhenFalse: { } otherwise } conditional => Next(conditional.WhenTrue) ?? Next(otherwise),
            ICoalesceOperation coalesce => Next(coalesce.Value) ?? Next(coalesce.WhenNull),
            IConditionalAccessOperation access => Next(access.WhenNotNull),
            IConditionalAccessInstanceOperation instance => Next(ReceiverOf(instance)),
            ISwitchExpressionOperation choice => First(choice.Arms.Select(static arm => arm.Value), isExpanded, depth),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Next(sum.LeftOperand) ?? Next(sum.RightOperand),
            IInterpolatedStringOperation text => First(text.Parts.Select(ExpressionOf), isExpanded, depth),
            IInterpolatedStringHandlerCreationOperation handler => Next(handler.Content),
            IInterpolatedStringAdditionOperation addition => Next(addition.Left) ?? Next(addition.Right),
            IAwaitOperation awaited => Next(awaited.Operation),
            IAssignmentOperation assignment => Next(assignment.Value),
            ITupleOperation tuple => First(tuple.Elements, isExpanded, depth),
            IAnonymousObjectCreationOperation anonymous => First(anonymous.Initializers, isExpanded, depth),
            IArrayCreationOperation { Initializer: { } elements } => First(elements.ElementValues, isExpanded, depth),
            ICollectionExpressionOperation collection => First(collection.Elements, isExpanded, depth),
            ISpreadOperation spread => Next(spread.Operand),
            IArrayElementReferenceOperation element => Next(element.ArrayReference),
            IObjectCreationOperation created => OfCreated(created, isExpanded, depth) ?? OfType(value, isExpanded),
            IPropertyReferenceOperation { Instance: { } holder } member when IsPart(member) => Next(holder),
            IInvocationOperation call => OfCall(call, isExpanded, depth) ?? OfType(value, isExpanded),
            _ => OfType(value, isExpanded),
        };
    }

    // The compiler's ToString of a record prints every property; a log prints every element of a sequence.
    private PersonalValue? OfType(IOperation value, bool isExpanded)
    {
        if (value.Type is not { } type)
        {
            return null;
        }

        var printed = types.PrintedBy(type) ?? (isExpanded && PersonalTypes.ElementOf(type) is { } element ? types.PrintedBy(element) : null);
        return printed is null ? null : new(value, printed.Name);
    }

    private PersonalValue? OfLocal(ILocalReferenceOperation reference, bool isExpanded, int depth)
    {
        foreach (var source in LocalWrites.Reaching(reference))
        {
            if (Find(source, isExpanded, depth + 1) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    // A copy in which every personal property was replaced by something clean holds nothing of the original.
    private PersonalValue? OfChanged(IWithOperation changed, bool isExpanded, int depth)
    {
        if (OfType(changed, isExpanded) is not { } whole)
        {
            return null;
        }

        var replaced = new HashSet<string>(StringComparer.Ordinal);
        foreach (var initializer in changed.Initializer.Initializers)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Value: var value }
                && Find(value, isExpanded, depth + 1) is null)
            {
                replaced.Add(property.Name);
            }
        }

        foreach (var member in changed.Type!.GetMembers())
        {
            if (member is IPropertySymbol property && !replaced.Contains(property.Name)
                && (PersonalTypes.IsMarked(property) || types.PrintedBy(property.Type) is not null))
            {
                return new(changed, property.Name);
            }
        }

        return changed.Type.BaseType is { SpecialType: SpecialType.System_Object } ? null : whole;
    }

    private PersonalValue? OfCreated(IObjectCreationOperation created, bool isExpanded, int depth)
    {
        // Our own types decide themselves what they show; those of the framework show what they are given.
        if (created.Type is null || !KnownCalls.IsFramework(created.Type))
        {
            return null;
        }

        return First(created.Arguments.Select(static argument => argument.Value), isExpanded, depth)
            ?? (created.Initializer is { } initializer ? First(initializer.Initializers.SelectMany(AddedValues), isExpanded, depth) : null);
    }

    private PersonalValue? OfCall(IInvocationOperation call, bool isExpanded, int depth)
    {
        if (KnownCalls.Serialises(call.TargetMethod))
        {
            foreach (var argument in call.Arguments)
            {
                var given = Unconverted(argument.Value);
                if (Find(given, true, depth + 1) is { } found)
                {
                    return found;
                }

                if (given.Type is { } type && (types.HeldBy(type) ?? (PersonalTypes.ElementOf(type) is { } element ? types.HeldBy(element) : null)) is { } held)
                {
                    return new(given, held.Name);
                }
            }

            return null;
        }

        if (!KnownCalls.HandsOn(call.TargetMethod, out var expands))
        {
            return null;
        }

        var expanded = isExpanded || expands;
        var results = KnownCalls.Projects(call.TargetMethod)
            ? call.Arguments.Select(static argument => ResultsOf(argument.Value)).Where(static one => one is not null).SelectMany(static one => one!).ToArray()
            : [];
        return results.Length > 0
            ? First(results, expanded, depth)
            : Find(call.Instance, expanded, depth + 1) ?? First(call.Arguments.Select(static argument => argument.Value), expanded, depth);
    }

    private PersonalValue? First(IEnumerable<IOperation?> values, bool isExpanded, int depth)
    {
        foreach (var value in values)
        {
            if (Find(value, isExpanded, depth + 1) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    // A lambda hands on what it returns: customers.Select(customer => customer.Email).
    private static IEnumerable<IOperation?>? ResultsOf(IOperation argument) =>
        Unconverted(argument) is IDelegateCreationOperation { Target: IAnonymousFunctionOperation function }
            ? function.Body.Descendants().OfType<IReturnOperation>().Select(static one => one.ReturnedValue)
            : null;

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }

    private static IOperation? ExpressionOf(IInterpolatedStringContentOperation part) => part switch
    {
        IInterpolationOperation interpolation => interpolation.Expression,
        IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments: { Length: > 0 } arguments } } => arguments[0].Value,
        _ => null,
    };

    private static IEnumerable<IOperation?> AddedValues(IOperation initializer) => initializer switch
    {
        IInvocationOperation add => add.Arguments.Select(static argument => (IOperation?)argument.Value),
        ISimpleAssignmentOperation assignment => [assignment.Value],
        _ => [],
    };

    // row?.Email: the placeholder stands for what is left of the nearest question mark.
    private static IOperation? ReceiverOf(IConditionalAccessInstanceOperation instance)
    {
        for (var parent = instance.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && access.Operation.Syntax == instance.Syntax)
            {
                return access.Operation;
            }
        }

        return null;
    }

    // The value of a pair, the item of a tuple, the result of a task: parts that are the value.
    private static bool IsPart(IPropertyReferenceOperation member) =>
        member.Property.Name is "Value" or "Key" or "Result" or "Current" or "Span" or "Memory" or "this[]"
        && KnownCalls.IsFramework(member.Property.ContainingType);

    private static bool IsHarmless(ITypeSymbol? type) => type switch
    {
        null => false,
        { TypeKind: TypeKind.Enum } => true,
        { SpecialType: SpecialType.System_Nullable_T } => false,
        _ => type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Int16
            or SpecialType.System_Byte or SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal
            or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_Void or SpecialType.System_DateTime or SpecialType.System_Char,
    };
}
