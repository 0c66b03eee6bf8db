using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace DataProducts.Cedar;

/// <summary>Makes nodes of expressions. A part that is constant is evaluated now, unless it errs or asks the store.</summary>
internal sealed class NodeCompiler
{
    private readonly Dictionary<CedarValue, int> _slots = [];
    private readonly List<CedarValue> _constants = [];

    /// <summary>Gets the constants that mention entities, in the order of their slots.</summary>
    public IReadOnlyList<CedarValue> Constants => _constants;

    /// <summary>Compiles the conditions of a policy; one that is false for certain gives a constant.</summary>
    public Node Compile(ImmutableArray<PolicyCondition> conditions)
    {
        var operands = new List<Node>();
        foreach (var condition in conditions)
        {
            var body = Compile(condition.Body);
            operands.Add(condition.IsUnless ? Fold(new NotNode(body), body) : body);
        }

        return And(operands);
    }

    private Node Compile(CedarExpr expression) => expression switch
    {
        LiteralExpr literal => Constant(literal.Value),
        VariableExpr variable => new VariableNode(variable.Variable),
        AndExpr and => And(Flatten(and)),
        OrExpr or => Or(Flatten(or)),
        IfExpr choice => If(choice),
        UnaryExpr unary => Unary(unary.Operator, Compile(unary.Operand)),
        BinaryExpr binary => Binary(binary.Operator, Compile(binary.Left), Compile(binary.Right)),
        GetAttributeExpr get => GetAttribute(Compile(get.Operand), get.Name),
        HasExpr has => Has(Compile(has.Operand), has.Path),
        IsExpr { Ancestor: { } ancestor } test => new IsInNode(Compile(test.Operand), test.EntityType, Compile(ancestor)),
        IsExpr test => Is(Compile(test.Operand), test.EntityType),
        LikeExpr like => Like(Compile(like.Operand), like.Pattern),
        SetExpr set => Set(CompileAll(set.Elements)),
        RecordExpr record => Record([.. record.Names], CompileAll(record.Values)),
        CallExpr call => Call(call.Function, CompileAll(call.Arguments)),
        ErrorExpr => new ErrorNode(),
        _ => throw new InvalidOperationException($"{expression.GetType().Name} does not occur in a policy."),
    };

    private static Node If(Node condition, Node then, Node otherwise) => condition switch
    {
        ConstantNode { Value.Kind: CedarKind.Bool } known => known.Value.AsBool ? then : otherwise,
        _ => new IfNode(condition, then, otherwise),
    };

    private static bool Is(Node node, bool value) => node is ConstantNode { Value.Kind: CedarKind.Bool } known && known.Value.AsBool == value;

    private Node If(IfExpr choice) => If(Compile(choice.Condition), Compile(choice.Then), Compile(choice.Else));

    private Node[] CompileAll(ImmutableArray<CedarExpr> expressions)
    {
        var nodes = new Node[expressions.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = Compile(expressions[i]);
        }

        return nodes;
    }

    private ConstantNode Constant(CedarValue value) => new(value, value.MentionsEntities ? SlotOf(value) : ConstantNode.NoSlot);

    private int SlotOf(CedarValue value)
    {
        if (!_slots.TryGetValue(value, out var slot))
        {
            slot = _constants.Count;
            _slots.Add(value, slot);
            _constants.Add(value);
        }

        return slot;
    }

    /// <summary>Evaluates a node now if its operands are constants and it does not err; its value must not depend on the store.</summary>
    private Node Fold(Node node, params ReadOnlySpan<Node> operands)
    {
        foreach (var operand in operands)
        {
            if (operand is not ConstantNode)
            {
                return node;
            }
        }

        var request = default(BoundRequest);
        var frame = new EvaluationFrame(EntityStore.Empty, CollectionsMarshal.AsSpan(_constants), in request);
        return node.TryEvaluate(frame, out var value) ? Constant(value) : node;
    }

    // A chain is as deep as it is long; as a list it takes no stack.
    private List<Node> Flatten(AndExpr and)
    {
        var operands = and.Left is AndExpr left ? Flatten(left) : [Compile(and.Left)];
        operands.Add(Compile(and.Right));
        return operands;
    }

    private List<Node> Flatten(OrExpr or)
    {
        var operands = or.Left is OrExpr left ? Flatten(left) : [Compile(or.Left)];
        operands.Add(Compile(or.Right));
        return operands;
    }

    private Node And(List<Node> operands)
    {
        var kept = UpTo(operands, end: false);
        return kept.Length switch
        {
            0 => Constant(CedarValue.Of(true)),
            1 when kept[0] is BooleanNode || Is(kept[0], false) => kept[0],
            _ => new AndNode(kept),
        };
    }

    private Node Or(List<Node> operands)
    {
        var kept = UpTo(operands, end: true);
        return kept.Length switch
        {
            0 => Constant(CedarValue.Of(false)),
            1 when kept[0] is BooleanNode || Is(kept[0], true) => kept[0],
            _ => new OrNode(kept),
        };
    }

    /// <summary>Leaves out what changes nothing, and what follows a constant that ends the evaluation.</summary>
    private static Node[] UpTo(List<Node> operands, bool end)
    {
        var kept = new List<Node>();
        foreach (var operand in operands)
        {
            if (Is(operand, !end))
            {
                continue;
            }

            kept.Add(operand);
            if (Is(operand, end))
            {
                break;
            }
        }

        return [.. kept];
    }

    private Node Unary(UnaryOperator op, Node operand) =>
        Fold(op == UnaryOperator.Not ? new NotNode(operand) : new UnaryNode(op, operand), operand);

    private Node Binary(BinaryOperator op, Node left, Node right)
    {
        switch (op)
        {
            case BinaryOperator.In when right is SetNode list: return new InListNode(left, list.Elements);
            case BinaryOperator.In: return new InNode(left, right);
            case BinaryOperator.HasTag: return new TestNode(op, left, right);
            case BinaryOperator.GetTag: return new ApplyNode(op, left, right);
            case BinaryOperator.Equal or BinaryOperator.NotEqual:
                return Fold(new EqualNode(left, right, op == BinaryOperator.Equal), left, right);
            case BinaryOperator.Contains when left is SetNode list: return new ListContainsNode(list.Elements, right);
            case BinaryOperator.ContainsAll or BinaryOperator.ContainsAny when right is SetNode list:
                return new ContainsListNode(left, list.Elements, op == BinaryOperator.ContainsAll);
            case BinaryOperator.Contains or BinaryOperator.ContainsAll or BinaryOperator.ContainsAny:
                return Fold(new TestNode(op, left, right), left, right);
            case BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply:
                return Fold(new ApplyNode(op, left, right), left, right);
            default: return Fold(new CompareNode(op, left, right), left, right);
        }
    }

    private Node GetAttribute(Node operand, string name) => operand is VariableNode { Variable: not CedarVariable.Context } entity
        ? new GetEntityAttributeNode(entity.Variable, name) : Fold(new GetAttributeNode(operand, name), operand);

    private Node Has(Node operand, ImmutableArray<string> path)
    {
        if (path.Length == 1 && operand is VariableNode { Variable: not CedarVariable.Context } entity)
        {
            return new HasEntityAttributeNode(entity.Variable, path[0]);
        }

        // Of an entity, only the store knows what it has.
        var node = new HasNode(operand, [.. path.Select(name => new FieldName(name))]);
        return path.Length == 1 && operand is ConstantNode { Value.Kind: CedarKind.Record } ? Fold(node, operand) : node;
    }

    private Node Is(Node operand, string type) => Fold(new IsNode(operand, type), operand);

    private Node Like(Node operand, CedarPattern pattern) => Fold(new LikeNode(operand, pattern), operand);

    private Node Set(Node[] elements) => Fold(new SetNode(elements), elements);

    private Node Record(string[] names, Node[] values) => Fold(new RecordNode(names, values), values);

    private Node Call(ExtensionFunction function, Node[] arguments) => arguments.Length == function.Parameters.Count
        ? Fold(new CallNode(function, arguments[0], arguments.Length > 1 ? arguments[1] : null), arguments) : new ErrorNode();
}
