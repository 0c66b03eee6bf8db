namespace DataProducts.Cedar;

/// <summary>Turns what is left of one policy into conditions on rows, or refuses it at the part that has no counterpart.</summary>
internal sealed partial class ResidualTranslator(Policy policy, RowColumns columns, KnownEntities known, EntityStore entities)
{
    private readonly RowHierarchy _hierarchy = new(known, entities);
    private int _steps;

    public Truth Translate(CedarExpr expression)
    {
        // An operator on two sets of n elements each takes n * n steps.
        if (++_steps > RowLogic.MaxSize)
        {
            throw new RowFilterTooLargeException();
        }

        return Distribute(expression) ?? expression switch
        {
            LiteralExpr { Value.Kind: CedarKind.Bool } literal => Truth.Of(literal.Value.AsBool),
            LiteralExpr or ErrorExpr => Truth.Error,
            AndExpr and => Translate(and.Left).And(Translate(and.Right)),
            OrExpr or => Translate(or.Left).Or(Translate(or.Right)),
            IfExpr choice => Translate(choice.Condition).Choose(Translate(choice.Then), Translate(choice.Else)),
            UnaryExpr { Operator: UnaryOperator.Not } not => Translate(not.Operand).Not(),
            UnaryExpr { Operator: UnaryOperator.IsEmpty } test => IsEmpty(test),
            GetAttributeExpr get => RowLeaves.IsTrue(Field(get).Column, At(get)),
            HasExpr { Path.Length: > 1 } has => Translate(has.Expand()),
            HasExpr has => Has(has),
            IsExpr { Ancestor: not null } test => Translate(test.Expand()),
            IsExpr test => Is(test),
            LikeExpr like => Like(like),
            BinaryExpr binary => Binary(binary),
            CallExpr call => Call(call),
            _ => throw Refuse(RowFilterCodes.Construct, expression, "uses on a row what has no counterpart in a filter."),
        };
    }

    /// <summary>Takes an <c>if</c> out of an operand: <c>(if c then a else b) == x</c> says <c>if c then a == x else b == x</c>. Both
    /// evaluate the same operands, so they err together.</summary>
    private Truth? Distribute(CedarExpr expression)
    {
        (IfExpr Choice, Func<CedarExpr, CedarExpr> Put)? found = expression switch
        {
            BinaryExpr { Left: IfExpr choice } binary => (choice, left => new BinaryExpr(binary.Span, binary.Operator, left, binary.Right)),
            BinaryExpr { Right: IfExpr choice } binary => (choice, right => new BinaryExpr(binary.Span, binary.Operator, binary.Left, right)),
            UnaryExpr { Operand: IfExpr choice, Operator: UnaryOperator.IsEmpty } unary =>
                (choice, operand => new UnaryExpr(unary.Span, unary.Operator, operand)),
            LikeExpr { Operand: IfExpr choice } like => (choice, operand => new LikeExpr(like.Span, operand, like.Pattern)),
            IsExpr { Operand: IfExpr choice, Ancestor: null } test => (choice, operand => new IsExpr(test.Span, operand, test.EntityType, null)),
            CallExpr { Arguments: [IfExpr choice, ..] } call => (choice, first => new CallExpr(call.Span, call.Function, call.Arguments.SetItem(0, first))),
            CallExpr { Arguments: [_, IfExpr choice] } call => (choice, second => new CallExpr(call.Span, call.Function, call.Arguments.SetItem(1, second))),
            _ => null,
        };
        return found is var (taken, put) ? Translate(taken.Condition).Choose(Translate(put(taken.Then)), Translate(put(taken.Else))) : null;
    }

    private RowOrigin At(CedarExpr expression) => new(policy.Id, policy.Path, expression.Span);

    private RowFilterException Refuse(string code, CedarExpr at, string message) => new(code, At(at), message);

    private RowFilterException Refuse(CedarExpr at)
    {
        var code = at switch
        {
            VariableExpr { Variable: CedarVariable.Resource } => RowFilterCodes.ResourceId,
            VariableExpr => RowFilterCodes.Unknown,
            UnaryExpr { Operator: UnaryOperator.Negate } => RowFilterCodes.Arithmetic,
            BinaryExpr { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply } => RowFilterCodes.Arithmetic,
            BinaryExpr { Operator: BinaryOperator.HasTag or BinaryOperator.GetTag } => RowFilterCodes.Tag,
            _ => RowFilterCodes.Construct,
        };
        return Refuse(code, at, code switch
        {
            RowFilterCodes.ResourceId => "asks which resource it is; a row has no entity id.",
            RowFilterCodes.Arithmetic => "calculates with a column; engines differ on overflow.",
            RowFilterCodes.Tag => "asks for a tag; no column holds tags.",
            RowFilterCodes.Unknown => "depends on more than the row; the principal and the context have to be known.",
            _ => "uses on a row what has no counterpart in a filter.",
        });
    }

    private RowFilterException RefuseMissing(CedarExpr at) =>
        Refuse(RowFilterCodes.Unknown, at, "depends on an entity that was not supplied with the request.");

    private Operand Read(CedarExpr expression) => expression switch
    {
        LiteralExpr literal => new Operand.Known(literal.Value),
        GetAttributeExpr get => new Operand.Read(Field(get).Column),
        SetExpr set => new Operand.Listed(set.Elements),
        ErrorExpr or AndExpr or OrExpr or HasExpr or IsExpr or LikeExpr
            or UnaryExpr { Operator: UnaryOperator.Not or UnaryOperator.IsEmpty }
            or BinaryExpr { Operator: not (BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.GetTag) }
            or CallExpr { Function.Result: CedarKind.Bool } => new Operand.Condition(Translate(expression)),
        _ => throw Refuse(expression),
    };

    /// <summary>Finds what holds an attribute of the row, or of a record in it.</summary>
    private RowField Field(GetAttributeExpr get) => Field(get, get.Operand, get.Name, "reads");

    private RowField Field(CedarExpr at, CedarExpr operand, string name, string verb)
    {
        switch (operand)
        {
            case VariableExpr { Variable: CedarVariable.Resource }:
                return columns.Find(name) ?? throw Refuse(
                    RowFilterCodes.Column, at, $"{verb} '{name}', which no column holds as the schema declares it.");
            case GetAttributeExpr outer:
                var field = Field(outer);
                return field.Column.Type.Kind != CedarKind.Record
                    ? throw Refuse(RowFilterCodes.Construct, at, $"looks into '{outer.Name}', which names an entity; a filter knows only the row.")
                    : field.Fields!.GetValueOrDefault(name) ?? throw Refuse(
                        RowFilterCodes.Column, at, $"{verb} '{name}' of '{outer.Name}', which no field of its column holds as the schema declares it.");
            case VariableExpr:
                throw Refuse(operand);
            case LiteralExpr { Value.Kind: CedarKind.Entity }:
                throw RefuseMissing(at);
            default:
                throw Refuse(RowFilterCodes.Construct, at, "looks into what is no column.");
        }
    }

    private Truth Has(HasExpr has) => RowLeaves.Has(Field(has, has.Operand, has.Path[0], "asks for"), At(has));

    private Truth Is(IsExpr test) => Read(test.Operand) switch
    {
        Operand.Read read => RowLeaves.Is(read.Column, test.EntityType, At(test)),
        Operand.Known known => Result(Operations.Is(known.Value, test.EntityType, out var value), value),
        _ => throw Refuse(test.Operand),
    };

    private Truth Like(LikeExpr like) => Read(like.Operand) switch
    {
        Operand.Read read => RowLeaves.Like(read.Column, like.Pattern, At(like)),
        Operand.Known known => Result(Operations.Like(known.Value, like.Pattern, out var value), value),
        _ => throw Refuse(like.Operand),
    };

    private static Truth Result(string? error, CedarValue value) =>
        error is null && value.Kind == CedarKind.Bool ? Truth.Of(value.AsBool) : Truth.Error;

    private Truth Call(CallExpr call)
    {
        RowComparison? comparison = call.Function.Name switch
        {
            "lessThan" => RowComparison.Less,
            "lessThanOrEqual" => RowComparison.LessOrEqual,
            "greaterThan" => RowComparison.Greater,
            "greaterThanOrEqual" => RowComparison.GreaterOrEqual,
            _ => null,
        };
        if (comparison is not { } known)
        {
            return call.Arguments is [LiteralExpr a] ? Result(ExtensionCalls.Apply(call.Function, [a.Value], out var one), one)
                : call.Arguments is [LiteralExpr b, LiteralExpr c] ? Result(ExtensionCalls.Apply(call.Function, [b.Value, c.Value], out var two), two)
                : throw Refuse(RowFilterCodes.Construct, call, $"calls '{call.Function.Name}' on a row.");
        }

        return (Read(call.Arguments[0]), Read(call.Arguments[1])) switch
        {
            (Operand.Known a, Operand.Known b) => Result(ExtensionCalls.Apply(call.Function, [a.Value, b.Value], out var value), value),
            var (left, right) => Ordered(call, known, left, right, type => type.Kind == CedarKind.Decimal),
        };
    }
}
