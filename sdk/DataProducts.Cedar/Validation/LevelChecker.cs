using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace DataProducts.Cedar;

/// <summary>Bounds how many entities deep a valid policy reads (RFC 76). What is never evaluated counts nothing.</summary>
internal sealed class LevelChecker
{
    private readonly ExpressionTypes _types;
    private readonly RequestEnvironment _environment;
    private readonly int _level;
    private readonly Findings _findings;

    // What a test is expanded to names its operand more than once. Nested, it would be visited 2^n times.
    private readonly HashSet<CedarExpr> _visited = [];

    private LevelChecker(ExpressionTypes types, RequestEnvironment environment, int level, Findings findings)
    {
        _types = types;
        _environment = environment;
        _level = level;
        _findings = findings;
    }

    public static void Check(Policy policy, CedarSchema schema, RequestEnvironment environment, int level, Findings findings)
    {
        var checker = new LevelChecker(ExpressionTypes.Of(policy, schema, environment), environment, level, findings);
        foreach (var conjunct in policy.Conjuncts)
        {
            checker.Visit(conjunct);
        }
    }

    private void Visit(CedarExpr expression)
    {
        if (!_types.TryGet(expression, out _) || !_visited.Add(expression) || !HasStack(expression))
        {
            return;
        }

        switch (_types.Expanded(expression))
        {
            case BinaryExpr { Operator: BinaryOperator.In or BinaryOperator.HasTag or BinaryOperator.GetTag } binary:
                Read(binary, binary.Left);
                Visit(binary.Right);
                break;
            case GetAttributeExpr get when IsEntity(get.Operand):
                Read(get, get.Operand);
                break;
            case HasExpr has when IsEntity(has.Operand):
                Read(has, has.Operand);
                break;
            case var other:
                foreach (var child in ExprChildren.Of(other))
                {
                    Visit(child);
                }

                break;
        }
    }

    private bool HasStack(CedarExpr expression)
    {
        var hasStack = RuntimeHelpers.TryEnsureSufficientExecutionStack();
        if (!hasStack)
        {
            _findings.Add(CedarCodes.Limit, expression.Span, "The expression is nested too deeply.", "Split the policy, or simplify it.");
        }

        return hasStack;
    }

    private bool IsEntity(CedarExpr expression) => _types.TryGet(expression, out var type) && type is EntityType;

    // Only the outermost of a chain of reads is reported: it is the one that goes deepest.
    private void Read(CedarExpr reading, CedarExpr entity)
    {
        var needed = Depth(entity, []) + 1;
        if (needed > _level)
        {
            _findings.Add(CedarCodes.Level, reading.Span,
                $"This reads {needed} {(needed == 1 ? "entity" : "entities")} deep, and policies may read {_level} deep.",
                environment: _environment);
        }
    }

    /// <summary>Gives how many entities are read to arrive at this one.</summary>
    /// <param name="expression">An entity, or a record out of which <paramref name="path"/> leads to one.</param>
    /// <param name="path">The attributes that are read of a record, the first one first.</param>
    private int Depth(CedarExpr expression, ImmutableStack<string> path)
    {
        switch (_types.Expanded(expression))
        {
            case VariableExpr:
                return 0;
            case not null when !HasStack(expression):
                return 0;
            case LiteralExpr literal:
                // The request's own action may be written out; it is known as well as if it were called 'action'.
                if (literal.Value.AsEntity != _environment.Action.Uid)
                {
                    _findings.Add(CedarCodes.LiteralRead, literal.Span, $"Policies of a limited level cannot read {literal.Value.AsEntity}.",
                        "Only entities of the request are at hand; an entity that is written out can be compared, and stand after 'in'.",
                        environment: _environment);
                }

                return 0;
            case IfExpr choice:
                Visit(choice.Condition);
                return Math.Max(DepthIfEvaluated(choice.Then, path), DepthIfEvaluated(choice.Else, path));
            case GetAttributeExpr get:
                return IsEntity(get.Operand) ? Depth(get.Operand, []) + 1 : Depth(get.Operand, path.Push(get.Name));
            case BinaryExpr { Operator: BinaryOperator.GetTag } tag:
                Visit(tag.Right);
                return Depth(tag.Left, []) + 1;
            case RecordExpr record:
                return DepthInRecord(record, path);
            default:
                throw new InvalidOperationException($"{expression.GetType().Name} is neither an entity nor a record.");
        }
    }

    private int DepthIfEvaluated(CedarExpr expression, ImmutableStack<string> path) =>
        _types.TryGet(expression, out _) ? Depth(expression, path) : 0;

    private int DepthInRecord(RecordExpr record, ImmutableStack<string> path)
    {
        var depth = 0;
        var rest = path.Pop(out var name);
        for (var i = 0; i < record.Names.Length; i++)
        {
            if (record.Names[i] == name)
            {
                depth = Depth(record.Values[i], rest);
            }
            else
            {
                Visit(record.Values[i]);
            }
        }

        return depth;
    }
}
