namespace DataProducts.Cedar;

/// <summary>A constant; one that mentions entities is read from the frame, where it has the store's own names.</summary>
internal sealed class ConstantNode(CedarValue value, int slot) : ValueNode
{
    public const int NoSlot = -1;

    public CedarValue Value { get; } = value;

    public override bool TryEvaluate(in EvaluationFrame frame, out CedarValue value)
    {
        value = slot == NoSlot ? Value : frame.Constants[slot];
        return true;
    }
}

internal sealed class VariableNode(CedarVariable variable) : ValueNode
{
    public CedarVariable Variable { get; } = variable;

    public override bool TryEvaluate(in EvaluationFrame frame, out CedarValue value)
    {
        value = frame.Read(Variable);
        return true;
    }
}

/// <summary>What errs whenever it is evaluated.</summary>
internal sealed class ErrorNode : ValueNode
{
    public override bool TryEvaluate(in EvaluationFrame frame, out CedarValue value)
    {
        value = default;
        return false;
    }
}
