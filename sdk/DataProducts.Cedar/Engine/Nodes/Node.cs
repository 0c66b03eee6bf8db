namespace DataProducts.Cedar;

/// <summary>How a boolean came out; an error is a value here and never an exception.</summary>
internal enum Outcome : byte
{
    False,
    True,
    Error,
}

/// <summary>A compiled expression. Nodes hold no state, so that many threads may run one.</summary>
internal abstract class Node
{
    /// <summary>Evaluates; false means that Cedar errs.</summary>
    public abstract bool TryEvaluate(in EvaluationFrame frame, out CedarValue value);

    /// <summary>Evaluates where a boolean is needed; another kind of value is an error.</summary>
    public abstract Outcome Test(in EvaluationFrame frame);

    protected static Outcome Result(bool valid, bool holds) => !valid ? Outcome.Error : holds ? Outcome.True : Outcome.False;
}

/// <summary>A node whose value is a boolean whenever it has one.</summary>
internal abstract class BooleanNode : Node
{
    public sealed override bool TryEvaluate(in EvaluationFrame frame, out CedarValue value)
    {
        var outcome = Test(frame);
        value = CedarValue.Of(outcome == Outcome.True);
        return outcome != Outcome.Error;
    }
}

/// <summary>A node whose value may be of any kind.</summary>
internal abstract class ValueNode : Node
{
    public sealed override Outcome Test(in EvaluationFrame frame) =>
        Result(TryEvaluate(frame, out var value) && value.Kind == CedarKind.Bool, value.RawBits != 0);
}
