namespace DataProducts.Lake.DataFiles;

/// <summary>Copies rows of one buffer into another of the same type.</summary>
internal abstract class ValueCopy
{
    private ColumnBuffer? _source;
    private int[] _before = [];

    public static ValueCopy Of(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => new Values<bool>(),
        LakeKind.Int or LakeKind.Date => new Values<int>(),
        LakeKind.Long or LakeKind.Time or LakeKind.Timestamp or LakeKind.TimestampTz => new Values<long>(),
        LakeKind.Float => new Values<float>(),
        LakeKind.Double => new Values<double>(),
        LakeKind.Decimal => new Values<Int128>(),
        LakeKind.Uuid => new Values<Guid>(),
        LakeKind.String or LakeKind.Fixed or LakeKind.Binary => new Bytes(),
        LakeKind.Struct => new Structs([.. type.Children.Select(child => Of(child.Type))]),
        LakeKind.List => new Lists(Of(type.Children[0].Type)),
        LakeKind.Map => new Maps(Of(type.Children[0].Type), Of(type.Children[1].Type)),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public virtual void Begin(ColumnBuffer source)
    {
        _source = source;
        if (_before.Length < source.Count)
        {
            _before = new int[Math.Max(source.Count, 2 * _before.Length)];
        }

        var present = source.Present;
        for (int row = 0, before = 0; row < present.Length; row++)
        {
            _before[row] = before;
            before += present[row];
        }
    }

    public void Row(int row, ColumnBuffer target)
    {
        if (_source!.Present[row] == 0)
        {
            target.AppendNull();
        }
        else
        {
            Present(_source, _before[row], target);
        }
    }

    protected abstract void Present(ColumnBuffer source, int index, ColumnBuffer target);

    private static void Range(ValueCopy part, ReadOnlySpan<int> ends, int index, ColumnBuffer target)
    {
        for (var row = index == 0 ? 0 : ends[index - 1]; row < ends[index]; row++)
        {
            part.Row(row, target);
        }
    }

    private sealed class Values<T> : ValueCopy
        where T : unmanaged
    {
        protected override void Present(ColumnBuffer source, int index, ColumnBuffer target) =>
            ((FixedColumn<T>)target).Append(((FixedColumn<T>)source).Values[index]);
    }

    private sealed class Bytes : ValueCopy
    {
        protected override void Present(ColumnBuffer source, int index, ColumnBuffer target) =>
            ((BytesColumn)target).AppendBytes(((BytesColumn)source)[index]);
    }

    private sealed class Structs(ValueCopy[] fields) : ValueCopy
    {
        public override void Begin(ColumnBuffer source)
        {
            base.Begin(source);
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i].Begin(((StructColumn)source)[i]);
            }
        }

        protected override void Present(ColumnBuffer source, int index, ColumnBuffer target)
        {
            ((StructColumn)target).AppendPresent();
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i].Row(index, ((StructColumn)target)[i]);
            }
        }
    }

    private sealed class Lists(ValueCopy element) : ValueCopy
    {
        public override void Begin(ColumnBuffer source)
        {
            base.Begin(source);
            element.Begin(((ListColumn)source).Elements);
        }

        protected override void Present(ColumnBuffer source, int index, ColumnBuffer target)
        {
            Range(element, ((ListColumn)source).Ends, index, ((ListColumn)target).Elements);
            ((ListColumn)target).EndRow();
        }
    }

    private sealed class Maps(ValueCopy key, ValueCopy value) : ValueCopy
    {
        public override void Begin(ColumnBuffer source)
        {
            base.Begin(source);
            key.Begin(((MapColumn)source).Keys);
            value.Begin(((MapColumn)source).Values);
        }

        protected override void Present(ColumnBuffer source, int index, ColumnBuffer target)
        {
            Range(key, ((MapColumn)source).Ends, index, ((MapColumn)target).Keys);
            Range(value, ((MapColumn)source).Ends, index, ((MapColumn)target).Values);
            ((MapColumn)target).EndRow();
        }
    }
}
