using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DataProducts.Analyzers.Privacy.Flow;

/// <summary>Finds what a local may hold where it is read: the writes before it, back to the last one that every way passes.</summary>
internal static class LocalWrites
{
    /// <summary>Gives the expressions that may have been written.</summary>
    public static IEnumerable<IOperation> Reaching(ILocalReferenceOperation read)
    {
        var root = RootOf(read);
        var position = read.Syntax.SpanStart;
        var loop = OutermostLoop(read);
        var writes = new List<(int Position, IOperation Source, bool Replaces, IOperation At)>();
        foreach (var operation in root.DescendantsAndSelf())
        {
            if (WriteOf(operation, read.Local) is var (source, replaces) && source is not null)
            {
                writes.Add((operation.Syntax.Span.End, source, replaces, operation));
            }
        }

        writes.Sort(static (left, right) => right.Position.CompareTo(left.Position));
        foreach (var write in writes)
        {
            // A later write comes first where both stand in one loop.
            var isBefore = write.Position <= position;
            if (!isBefore && !(loop is not null && IsWithin(write.At, loop)))
            {
                continue;
            }

            yield return write.Source;
            if (isBefore && write.Replaces && IsPassedOnTheWay(write.At, read))
            {
                yield break;
            }
        }
    }

    private static (IOperation? Source, bool Replaces) WriteOf(IOperation operation, ILocalSymbol local) => operation switch
    {
        IVariableDeclaratorOperation declarator when Same(declarator.Symbol, local) =>
            (declarator.Initializer?.Value ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer?.Value ?? ElementsOf(declarator), true),
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Same(target.Local, local) => (assignment.Value, true),
        ICompoundAssignmentOperation { Target: ILocalReferenceOperation target } added when Same(target.Local, local) => (added.Value, false),
        ICoalesceAssignmentOperation { Target: ILocalReferenceOperation target } filled when Same(target.Local, local) => (filled.Value, false),
        IDeconstructionAssignmentOperation parts => (PartOf(parts.Target, parts.Value, local), true),
        IDeclarationPatternOperation { DeclaredSymbol: { } declared } pattern when Same(declared, local) => (MatchedBy(pattern), true),
        IRecursivePatternOperation { DeclaredSymbol: { } declared } pattern when Same(declared, local) => (MatchedBy(pattern), true),
        IInvocationOperation { Instance: { } instance } call when FillsReceiver(call, instance, local) => (GivenTo(call), false),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: ILocalReferenceOperation holder, Property.IsIndexer: true } } item
            when Same(holder.Local, local) => (item.Value, false),
        _ => (null, false),
    };

    // foreach (var email in emails): the element holds what the sequence holds.
    private static IOperation? ElementsOf(IVariableDeclaratorOperation declarator) =>
        declarator.Parent is IForEachLoopOperation loop && loop.LoopControlVariable == declarator ? loop.Collection : null;

    private static IOperation? PartOf(IOperation target, IOperation value, ILocalSymbol local)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        if (target is IDeclarationExpressionOperation declaration)
        {
            target = declaration.Expression;
        }

        if (target is ILocalReferenceOperation reference)
        {
            return Same(reference.Local, local) ? value : null;
        }

        if (target is not ITupleOperation targets)
        {
            return null;
        }

        for (var i = 0; i < targets.Elements.Length; i++)
        {
            var part = value is ITupleOperation values && i < values.Elements.Length ? values.Elements[i] : value;
            if (PartOf(targets.Elements[i], part, local) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static IOperation? MatchedBy(IOperation pattern)
    {
        for (var parent = pattern.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IPropertySubpatternOperation { Member: { } member }:
                    return member;
                case IIsPatternOperation matched:
                    return matched.Value;
                case ISwitchExpressionOperation choice:
                    return choice.Value;
                case ISwitchOperation choice:
                    return choice.Value;
                case IBlockOperation:
                    return null;
            }
        }

        return null;
    }

    // text.Append(x).Append(y), list.Add(x), tags.Add("email", x): what is given to a local's method may stay in it.
    private static bool FillsReceiver(IInvocationOperation call, IOperation instance, ILocalSymbol local)
    {
        if (call.Arguments.IsEmpty || !KnownCalls.IsFramework(call.TargetMethod.ContainingType)
            || !(call.TargetMethod.Name.StartsWith("Append", StringComparison.Ordinal)
                || call.TargetMethod.Name is "Add" or "AddRange" or "Insert" or "Push" or "Enqueue" or "TryAdd" or "Write" or "WriteLine"))
        {
            return false;
        }

        while (instance is IInvocationOperation { Instance: { } inner })
        {
            instance = inner;
        }

        return instance is ILocalReferenceOperation reference && Same(reference.Local, local);
    }

    private static IOperation? GivenTo(IInvocationOperation call) => call.Arguments[call.Arguments.Length - 1].Value;

    // A write in a branch or a lambda that the reading place is not in may not have happened.
    private static bool IsPassedOnTheWay(IOperation write, IOperation read)
    {
        var place = write.Parent;
        while (place is not null and not IBlockOperation and not IConditionalOperation and not ILoopOperation and not ISwitchCaseOperation
            and not IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr }
            and not ISwitchExpressionArmOperation and not ICoalesceOperation)
        {
            place = place.Parent;
        }

        return place is IBlockOperation or ILoopOperation ? IsWithin(read, place) : place is null || IsPattern(write);
    }

    private static bool IsPattern(IOperation write) => write is IPatternOperation;

    private static bool IsWithin(IOperation operation, IOperation place)
    {
        for (var parent = operation; parent is not null; parent = parent.Parent)
        {
            if (ReferenceEquals(parent, place))
            {
                return true;
            }
        }

        return false;
    }

    private static IOperation? OutermostLoop(IOperation read)
    {
        IOperation? loop = null;
        for (var parent = read.Parent; parent is not null; parent = parent.Parent)
        {
            loop = parent is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation ? parent : loop;
        }

        return loop;
    }

    private static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
