namespace DataProducts.Cedar;

internal sealed class NotNode(Node operand) : BooleanNode
{
    public override Outcome Test(in EvaluationFrame frame) => operand.Test(frame) switch
    {
        Outcome.False => Outcome.True,
        Outcome.True => Outcome.False,
        _ => Outcome.Error,
    };
}

/// <summary><c>a &amp;&amp; b &amp;&amp; …</c>: up to the first that is false or errs.</summary>
internal sealed class AndNode(Node[] operands) : BooleanNode
{
    public override Outcome Test(in EvaluationFrame frame)
    {
        foreach (var operand in operands)
        {
            var outcome = operand.Test(frame);
            if (outcome != Outcome.True)
            {
                return outcome;
            }
        }

        return Outcome.True;
    }
}

/// <summary><c>a || b || …</c>: up to the first that is true or errs.</summary>
internal sealed class OrNode(Node[] operands) : BooleanNode
{
    public override Outcome Test(in EvaluationFrame frame)
    {
        foreach (var operand in operands)
        {
            var outcome = operand.Test(frame);
            if (outcome != Outcome.False)
            {
                return outcome;
            }
        }

        return Outcome.False;
    }
}

internal sealed class IfNode(Node condition, Node then, Node otherwise) : Node
{
    public override bool TryEvaluate(in EvaluationFrame frame, out CedarValue value)
    {
        value = default;
        return condition.Test(frame) switch
        {
            Outcome.True => then.TryEvaluate(frame, out value),
            Outcome.False => otherwise.TryEvaluate(frame, out value),
            _ => false,
        };
    }

    public override Outcome Test(in EvaluationFrame frame) => condition.Test(frame) switch
    {
        Outcome.True => then.Test(frame),
        Outcome.False => otherwise.Test(frame),
        _ => Outcome.Error,
    };
}
