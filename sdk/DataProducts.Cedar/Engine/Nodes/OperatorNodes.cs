namespace DataProducts.Cedar;

internal sealed class EqualNode(Node left, Node right, bool equal) : BooleanNode
{
    public override Outcome Test(in EvaluationFrame frame) =>
        left.TryEvaluate(frame, out var a) && right.TryEvaluate(frame, out var b)
            ? Result(true, a.Equals(in b) == equal) : Outcome.Error;
}

/// <summary><c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>.</summary>
internal sealed class CompareNode(BinaryOperator op, Node left, Node right) : BooleanNode
{
    public override Outcome Test(in EvaluationFrame frame)
    {
        var holds = false;
        return Result(
            left.TryEvaluate(frame, out var a) && right.TryEvaluate(frame, out var b) && Operations.TryCompare(op, a, b, out holds), holds);
    }
}

internal sealed class InNode(Node left, Node right) : BooleanNode
{
    public override Outcome Test(in EvaluationFrame frame)
    {
        var holds = false;
        return Result(
            left.TryEvaluate(frame, out var a) && right.TryEvaluate(frame, out var b)
                && Operations.TryIn(a, b, frame.Entities, out holds), holds);
    }
}

/// <summary>The other operators of two operands whose value is a boolean.</summary>
internal sealed class TestNode(BinaryOperator op, Node left, Node right) : BooleanNode
{
    public override Outcome Test(in EvaluationFrame frame)
    {
        var holds = false;
        return Result(
            left.TryEvaluate(frame, out var a) && right.TryEvaluate(frame, out var b)
                && Operations.TryTest(op, a, b, frame.Entities, out holds), holds);
    }
}

/// <summary><c>+</c>, <c>-</c>, <c>*</c> and <c>getTag</c>.</summary>
internal sealed class ApplyNode(BinaryOperator op, Node left, Node right) : ValueNode
{
    public override bool TryEvaluate(in EvaluationFrame frame, out CedarValue value)
    {
        value = default;
        return left.TryEvaluate(frame, out var a) && right.TryEvaluate(frame, out var b)
            && Operations.TryApply(op, a, b, frame.Entities, out value);
    }
}

/// <summary>Unary minus and <c>isEmpty</c>.</summary>
internal sealed class UnaryNode(UnaryOperator op, Node operand) : ValueNode
{
    public override bool TryEvaluate(in EvaluationFrame frame, out CedarValue value)
    {
        value = default;
        return operand.TryEvaluate(frame, out var a) && Operations.TryApply(op, a, out value);
    }
}

internal sealed class IsNode(Node operand, string type) : BooleanNode
{
    public override Outcome Test(in EvaluationFrame frame)
    {
        var holds = false;
        return Result(operand.TryEvaluate(frame, out var a) && Operations.TryIs(a, type, out holds), holds);
    }
}

internal sealed class IsInNode(Node operand, string type, Node ancestor) : BooleanNode
{
    public override Outcome Test(in EvaluationFrame frame)
    {
        var holds = false;
        var valid = operand.TryEvaluate(frame, out var a) && Operations.TryIs(a, type, out holds)
            && (!holds || (ancestor.TryEvaluate(frame, out var b) && Operations.TryIn(a, b, frame.Entities, out holds)));
        return Result(valid, holds);
    }
}

internal sealed class LikeNode(Node operand, CedarPattern pattern) : BooleanNode
{
    public override Outcome Test(in EvaluationFrame frame)
    {
        var holds = false;
        return Result(operand.TryEvaluate(frame, out var a) && Operations.TryLike(a, pattern, out holds), holds);
    }
}

/// <summary>A call of an extension's function or method of one or two arguments.</summary>
internal sealed class CallNode(ExtensionFunction function, Node first, Node? second) : ValueNode
{
    private readonly ExtensionOperation _operation = ExtensionOperations.Of(function);
    private readonly CedarKind _firstKind = function.Parameters[0];
    private readonly CedarKind _secondKind = second is null ? default : function.Parameters[1];

    public override bool TryEvaluate(in EvaluationFrame frame, out CedarValue value)
    {
        value = default;
        var b = default(CedarValue);
        return first.TryEvaluate(frame, out var a) && (second is null || second.TryEvaluate(frame, out b))
            && a.Kind == _firstKind && (second is null || b.Kind == _secondKind)
            && ExtensionCalls.TryApply(_operation, a, b, out value);
    }
}
