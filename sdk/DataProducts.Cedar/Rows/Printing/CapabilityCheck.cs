using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Looks for what an engine cannot say, before anything is printed.</summary>
internal sealed class CapabilityCheck(RowCapabilities target)
{
    private static readonly long EarliestInstant = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long LatestInstant = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public void Check(RowPredicate predicate)
    {
        if (predicate.Depth > target.MaxDepth)
        {
            throw Refuse(RowFilterCodes.Condition, predicate, $"becomes a condition of more than {target.MaxDepth} levels.");
        }

        CheckPart(predicate);
    }

    private void CheckPart(RowPredicate predicate)
    {
        switch (predicate)
        {
            case ConstantPredicate: break;
            case AndPredicate and: CheckAll(and.Items); break;
            case OrPredicate or: CheckAll(or.Items); break;
            case NotPredicate not: CheckPart(not.Item); break;
            case ComparePredicate compare: CheckValues(compare, compare.Column, compare.Column.Type, [compare.Value]); break;
            case InPredicate list: CheckValues(list, list.Column, list.Column.Type, list.Values.AsSpan()); break;
            case CompareColumnsPredicate compare: CheckColumns(compare, compare.Left, compare.Right, compare.Left.Type); break;
            case LikePredicate like: CheckPattern(like); break;
            case IsNullPredicate isNull: CheckColumn(isNull, isNull.Column); break;
            case ContainsPredicate contains: CheckList(contains, contains.Column, [contains.Value]); break;
            case SubsetPredicate subset: CheckList(subset, subset.Column, subset.Values.AsSpan()); break;
            case HasNullElementPredicate test: CheckList(test, test.Column, []); break;
            case ContainsColumnPredicate contains:
                CheckList(contains, contains.Column, []);
                CheckColumns(contains, contains.Column, contains.Element, contains.Element.Type);
                break;
            default: throw Refuse(RowFilterCodes.Condition, predicate, $"becomes a {predicate.GetType().Name}, which has no counterpart.");
        }
    }

    private void CheckAll(ImmutableArray<RowPredicate> items)
    {
        foreach (var item in items)
        {
            CheckPart(item);
        }
    }

    private void CheckList(RowPredicate at, RowColumn column, ReadOnlySpan<CedarValue> values)
    {
        CheckColumn(at, column);
        if (!target.Compares(column.Type))
        {
            throw RefuseType(at, column, column.Type.Kind);
        }

        CheckValues(at, column, column.Type.Element ?? column.Type, values);
    }

    private void CheckValues(RowPredicate at, RowColumn column, RowColumnType type, ReadOnlySpan<CedarValue> values)
    {
        CheckColumn(at, column);
        if (values.Length > target.MaxListLength)
        {
            throw Refuse(RowFilterCodes.Condition, at, $"lists {values.Length} values, and the engine takes {target.MaxListLength}.");
        }

        foreach (var value in values)
        {
            if (!target.Compares(type) || !target.Compares(value.Kind))
            {
                throw RefuseType(at, column, value.Kind);
            }

            CheckValue(at, value);
        }
    }

    private void CheckValue(RowPredicate at, CedarValue value)
    {
        switch (value.Kind)
        {
            case CedarKind.String: CheckText(at, value.AsString); break;
            case CedarKind.Entity: CheckText(at, value.AsEntity.Id); break;
            case CedarKind.DateTime when value.AsUnixMilliseconds < EarliestInstant || value.AsUnixMilliseconds > LatestInstant:
                throw Refuse(RowFilterCodes.Text, at, "compares with an instant outside the years 1 to 9999, which an engine's literals cannot tell.");
        }
    }

    private void CheckColumns(RowPredicate at, RowColumn left, RowColumn right, RowColumnType type)
    {
        CheckColumn(at, left);
        CheckColumn(at, right);
        if (!target.ComparesColumns)
        {
            throw Refuse(RowFilterCodes.ColumnComparison, at,
                $"compares the column {left.Quoted} with {right.Quoted}; the engine compares only with constants.");
        }

        if (!target.Compares(type))
        {
            throw RefuseType(at, left, type.Kind);
        }
    }

    private void CheckPattern(LikePredicate like)
    {
        CheckColumn(like, like.Column);
        foreach (var part in like.Pattern.Parts)
        {
            if (part is null)
            {
                continue;
            }

            if (!target.EscapesPatterns && part.AsSpan().IndexOfAny("%_\\") >= 0)
            {
                throw Refuse(RowFilterCodes.Like, like, "has a pattern with %, _ or \\ as itself, and the engine has no way to escape it.");
            }

            CheckText(like, part);
        }
    }

    private void CheckColumn(RowPredicate at, RowColumn column)
    {
        for (var part = column; part is not null; part = part.Within)
        {
            CheckText(at, part.Column);
        }

        if (column.Within is not null && !target.HasStructs)
        {
            throw Refuse(RowFilterCodes.Condition, at, $"reads the field {column.Quoted}, and the engine is not known to read fields as Cedar does.");
        }
    }

    private void CheckText(RowPredicate at, string text)
    {
        if (!RowText.IsWritable(text, target.TakesControlCharacters))
        {
            throw Refuse(RowFilterCodes.Text, at, RowText.WhyNot(target.TakesControlCharacters));
        }
    }

    private RowFilterException RefuseType(RowPredicate at, RowColumn column, CedarKind kind) => Refuse(
        RowFilterCodes.Type, at, $"reads the column {column.Quoted}, which holds {kind} values, and the engine does not compare them exactly.");

    private RowFilterException Refuse(string code, RowPredicate at, string message) =>
        new(code, OriginOf(at), OriginOf(at) is null ? $"The condition {message}" : message, target.Target);

    private static RowOrigin? OriginOf(RowPredicate predicate) => predicate switch
    {
        AndPredicate and => OriginOf(and.Items[0]),
        OrPredicate or => OriginOf(or.Items[0]),
        _ => predicate.Origin,
    };
}
