namespace DataProducts.Cedar;

/// <content>Cedar's operators on booleans, the lazy ones and the strict ones.</content>
internal abstract partial class Truth
{
    private sealed class Leaf(RowPredicate isTrue, RowPredicate isFalse, RowPredicate defined) : Truth(defined is not ConstantPredicate { Value: true })
    {
        public override RowPredicate Defined => defined;

        protected override RowPredicate MakeTrue() => isTrue;

        protected override RowPredicate MakeFalse() => isFalse;
    }

    private sealed class Negation(Truth operand) : Truth(operand.CanError)
    {
        public override RowPredicate Defined => operand.Defined;

        protected override RowPredicate MakeTrue() => operand.False;

        protected override RowPredicate MakeFalse() => operand.True;
    }

    private sealed class Conjunction(Truth left, Truth right) : Truth(left.CanError || right.CanError)
    {
        protected override RowPredicate MakeTrue() => RowLogic.And(left.True, right.True);

        protected override RowPredicate MakeFalse() =>
            RowLogic.Or(left.False, left.CanError ? RowLogic.And(left.True, right.False) : right.False);
    }

    private sealed class Disjunction(Truth left, Truth right) : Truth(left.CanError || right.CanError)
    {
        protected override RowPredicate MakeTrue() =>
            RowLogic.Or(left.True, left.CanError ? RowLogic.And(left.False, right.True) : right.True);

        protected override RowPredicate MakeFalse() => RowLogic.And(left.False, right.False);
    }

    private sealed class Choice(Truth condition, Truth then, Truth otherwise) : Truth(condition.CanError || then.CanError || otherwise.CanError)
    {
        protected override RowPredicate MakeTrue() => Taken(then.True, otherwise.True);

        protected override RowPredicate MakeFalse() => Taken(then.False, otherwise.False);

        private RowPredicate Taken(RowPredicate first, RowPredicate second) =>
            RowLogic.Or(RowLogic.And(condition.True, first), RowLogic.And(condition.False, second));
    }

    private sealed class Equality(Truth left, Truth right) : Truth(left.CanError || right.CanError)
    {
        protected override RowPredicate MakeTrue() =>
            RowLogic.Or(RowLogic.And(left.True, right.True), RowLogic.And(left.False, right.False));

        protected override RowPredicate MakeFalse() =>
            RowLogic.Or(RowLogic.And(left.True, right.False), RowLogic.And(left.False, right.True));
    }

    private sealed class StrictDisjunction(IReadOnlyList<Truth> items) : Truth(items.Any(item => item.CanError))
    {
        public override RowPredicate Defined => RowLogic.And([.. items.Select(item => item.Defined)]);

        protected override RowPredicate MakeTrue() => RowLogic.And(Defined, RowLogic.Or([.. items.Select(item => item.True)]));

        protected override RowPredicate MakeFalse() => RowLogic.And([.. items.Select(item => item.False)]);
    }
}
