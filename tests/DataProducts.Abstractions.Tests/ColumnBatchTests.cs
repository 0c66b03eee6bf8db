using System.Text;
using CsCheck;

namespace DataProducts.Abstractions.Tests;

public class ColumnBatchTests
{
    private static readonly LakeColumn[] Two = [new("n", new(LakeKind.Long), true), new("t", new(LakeKind.String), true)];

    [Fact]
    public void Rows_ComeBackWithTheirGaps() =>
        Gen.Select(Gen.Long.Nullable(0.3).Array[0, 3000], Gen.String[Gen.Char["aé€"], 0, 20].Array[0, 3000], Gen.Bool).Sample((numbers, texts, twice) =>
        {
            using var batch = new ColumnBatch(Two);
            for (var run = twice ? 0 : 1; run < 2; run++)
            {
                batch.Clear();
                foreach (var number in numbers)
                {
                    batch.Fixed<long>(0).Append(number);
                }

                foreach (var text in texts)
                {
                    batch.Bytes(1).Append(text.Length == 3 ? null : text);
                }
            }

            return batch.RowCount == numbers.Length
                && batch.Fixed<long>(0).Values.SequenceEqual(numbers.Where(n => n.HasValue).Select(n => n!.Value).ToArray())
                && batch[0].Present.SequenceEqual(numbers.Select(n => (byte)(n.HasValue ? 1 : 0)).ToArray())
                && batch[1].Count == texts.Length
                && TextsOf(batch.Bytes(1)).SequenceEqual(texts.Where(t => t.Length != 3));
        }, iter: 300);

    [Fact]
    public void HalfASurrogatePair_IsRefusedAndLeavesTheColumnWhole()
    {
        using var batch = new ColumnBatch(Two);
        batch.Bytes(1).Append("good");

        Assert.Throws<EncoderFallbackException>(() => batch.Bytes(1).Append("bad\ud800"));
        batch.Bytes(1).Append("again");

        Assert.Equal(["good", "again"], TextsOf(batch.Bytes(1)));
        Assert.Equal(2, batch[1].Count);
    }

    [Fact]
    public void EveryKind_HasABuffer()
    {
        using var batch = new ColumnBatch([.. Enum.GetValues<LakeKind>().Select(kind => new LakeColumn(kind.ToString(), TypeOf(kind), true))]);

        Assert.All(Enumerable.Range(0, batch.Columns.Count), ordinal => batch[ordinal].AppendNull());
        Assert.Equal(1, batch.RowCount);
        Assert.Throws<InvalidCastException>(() => batch.Bytes(0));
    }

    [Fact]
    public void NestedRows_StandBelowPresentParentsOnly()
    {
        var address = LakeType.Struct(new LakeField("city", new(LakeKind.String), true), new("tags", LakeType.List(new(LakeKind.Int)), true));
        using var batch = new ColumnBatch([new("address", address, true), new("counts", LakeType.Map(new(LakeKind.String), new(LakeKind.Long)), true)]);
        for (var run = 0; run < 2; run++)
        {
            batch.Clear();
            batch.Struct(0).AppendNull();
            batch.Struct(0).AppendPresent();
            ((BytesColumn)batch.Struct(0)[0]).Append("Nice");
            var tags = (ListColumn)batch.Struct(0)[1];
            ((FixedColumn<int>)tags.Elements).Append(7);
            ((FixedColumn<int>)tags.Elements).Append(8);
            tags.EndRow();
            batch.Map(1).EndRow();
            ((BytesColumn)batch.Map(1).Keys).Append("a");
            ((FixedColumn<long>)batch.Map(1).Values).Append(1);
            batch.Map(1).EndRow();
        }

        Assert.Equal((2, 1), (batch.RowCount, batch.Struct(0)[0].Count));
        Assert.Equal([2], ((ListColumn)batch.Struct(0)[1]).Ends.ToArray());
        Assert.Equal([0, 1], batch.Map(1).Ends.ToArray());
    }

    [Fact]
    public void NestedTypes_AreEqualByTheirParts()
    {
        var one = LakeType.Struct(new LakeField("a", LakeType.List(new(LakeKind.Int)), false) { Documentation = "one" });
        var same = LakeType.Struct(new LakeField("a", LakeType.List(new(LakeKind.Int)), false) { Values = ["x"] });
        var other = LakeType.Struct(new LakeField("a", LakeType.List(new(LakeKind.Int), elementNullable: true), false));

        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, other);
        Assert.Equal("struct<a: list<int?>>", other.ToString());
        Assert.Throws<ArgumentException>(() => LakeType.Struct());
        Assert.Throws<ArgumentException>(() => LakeType.MapOf(new LakeField("key", one, true), new("value", one, true)));
    }

    [Fact]
    public void ZeroLengthTextAndBytes_AreValues()
    {
        using var column = new BytesColumn();
        column.Append("");
        column.AppendNull();
        column.AppendBytes([1, 2]);

        Assert.Equal([0, 2], column.Ends.ToArray());
        Assert.True(column[0].IsEmpty);
        Assert.Equal<byte>([1, 2], column[1].ToArray());
        Assert.Equal<byte>([1, 0, 1], column.Present.ToArray());
    }

    [Fact]
    public void SecondDispose_DoesNothing()
    {
        var column = new BytesColumn();
        column.Dispose();
        column.Dispose();
    }

    private static List<string> TextsOf(BytesColumn column)
    {
        var texts = new List<string>();
        for (var i = 0; i < column.PresentCount; i++)
        {
            texts.Add(Encoding.UTF8.GetString(column[i]));
        }

        return texts;
    }

    private static LakeType TypeOf(LakeKind kind) => kind switch
    {
        LakeKind.Struct => LakeType.Struct(new LakeField("a", new(LakeKind.Int), true)),
        LakeKind.List => LakeType.List(new(LakeKind.Int)),
        LakeKind.Map => LakeType.Map(new(LakeKind.String), new(LakeKind.Int)),
        _ => new(kind),
    };
}
