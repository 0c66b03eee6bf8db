using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests;

/// <summary>Changes of columns, divisions and orders: what is taken, what is refused, and that ids tell columns apart for ever.</summary>
public sealed class ColumnChangesTests
{
    private static readonly LakeType Text = new(LakeKind.String);

    private static readonly LakeColumn[] Columns =
    [
        new("id", new LakeType(LakeKind.Int), false),
        new("price", new LakeType(LakeKind.Decimal, 5, 2), true),
        new("place", LakeType.Struct(new LakeField("street", Text, false), new LakeField("floor", new LakeType(LakeKind.Int), true)), true),
        new("tags", LakeType.MapOf(new LakeField("key", new LakeType(LakeKind.Int), false), new LakeField("value", new LakeType(LakeKind.Float), true)), true),
        new("email", Text, true, Bounds: false),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, Func<ColumnChanges, ColumnChanges>> Refused => new()
    {
        { "no such column", changes => changes.Rename("nothing", "x") },
        { "no such part", changes => changes.Drop("place.nothing") },
        { "taken name", changes => changes.Rename("price", "id") },
        { "name that differs in case only", changes => changes.Rename("price", "ID") },
        { "no name", changes => changes.Rename("price", "a b") },
        { "narrower", changes => changes.Widen("price", new LakeType(LakeKind.Decimal, 4, 2)) },
        { "other scale", changes => changes.Widen("price", new LakeType(LakeKind.Decimal, 9, 3)) },
        { "other kind", changes => changes.Widen("id", Text) },
        { "what rows are divided by", changes => changes.Widen("id", new LakeType(LakeKind.Long)) },
        { "what rows are divided by goes", changes => changes.Drop("id") },
        { "key of a map", changes => changes.Widen("tags.key", new LakeType(LakeKind.Long)) },
        { "key of a map goes", changes => changes.Drop("tags.key") },
        { "key of a map is renamed", changes => changes.Rename("tags.key", "k") },
        { "key of a map is optional", changes => changes.MakeOptional("tags.key") },
        { "required column", changes => changes.Add(null, new LakeField("x", Text, Nullable: false)) },
        { "field of no struct", changes => changes.Add("tags", new LakeField("x", Text, Nullable: true)) },
        { "taken name of a field", changes => changes.Add("place", new LakeField("floor", Text, Nullable: true)) },
        { "after nothing", changes => changes.Move("price", "nothing") },
        { "after itself", changes => changes.Move("price", "price") },
        { "the last field", changes => changes.Drop("place.street").Drop("place.floor") },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task ChangeThatRowsDoNotSurvive_IsRefusedAsAWhole(string what, Func<ColumnChanges, ColumnChanges> change)
    {
        using var lake = new TestLake { Partition = [new PartitionColumn("id", "bucket[4]")] };
        var table = await lake.OpenAsync(Columns);

        var failure = await Assert.ThrowsAsync<LakeException>(() => table.ChangeColumnsAsync(change(new ColumnChanges().Document("price", "changed")), Cancel));

        Assert.True(failure.Id == "DP1524", what);
        Assert.Null((await lake.Lake.TryOpenAsync(lake.Id, Cancel))!.Columns[1].Column.Documentation);
    }

    [Fact]
    public async Task Changes_KeepIdsAndWhatColumnsAre()
    {
        using var lake = new TestLake();
        var table = await lake.OpenAsync(Columns);

        var changed = await table.ChangeColumnsAsync(
            new ColumnChanges()
                .Rename("email", "mail").Widen("price", new LakeType(LakeKind.Decimal, 9, 2)).Widen("id", new LakeType(LakeKind.Long))
                .Rename("place.street", "road").Widen("tags.value", new LakeType(LakeKind.Double)).MakeOptional("place.road")
                .Drop("place.floor").Add("place", new LakeField("floor", Text, true)).Document("id", "It's the \"id\"").Move("mail", after: null),
            Cancel);

        Assert.Equal(["mail", "id", "price", "place", "tags"], changed.Columns.Select(column => column.Column.Name));
        Assert.Equal(table.Columns.Select(column => column.FieldId).Order(), changed.Columns.Select(column => column.FieldId).Order());
        Assert.False(changed.Columns[0].Column.Bounds); // a token's column stays one under another name
        Assert.Equal("It's the \"id\"", changed.Columns[1].Column.Documentation);
        Assert.Equal("struct<road: string?, floor: string?>", changed.Columns[3].Column.Type.ToString());
        var ids = changed.Columns[3].Children.Select(child => child.FieldId).ToArray();
        Assert.Equal(table.Columns[2].Children[0].FieldId, ids[0]);
        Assert.DoesNotContain(ids[1], table.Columns.SelectMany(column => column.Children).Select(child => child.FieldId));
        Assert.Equal("counts", (await TestStore.Of(lake).LoadAsync(Cancel)).Metadata.Properties["write.metadata.metrics.column.mail"]);
        Assert.DoesNotContain("write.metadata.metrics.column.email", (await TestStore.Of(lake).LoadAsync(Cancel)).Metadata.Properties.Keys);
    }

    [Fact]
    public async Task AppendOfBefore_IsRefusedAfterwards()
    {
        LakeColumn[] columns = [new("id", new LakeType(LakeKind.Long), false)];
        using var lake = new TestLake();
        var table = await lake.OpenAsync(columns);
        await using var append = table.BeginAppend("b1");
        using var rows = Sample.Batch(columns, [[1L]]);
        await append.WriteAsync(rows, Cancel);
        _ = await table.ChangeColumnsAsync(new ColumnChanges().Rename("id", "key"), Cancel);

        Assert.Equal("DP1503", (await Assert.ThrowsAsync<LakeException>(() => append.CommitAsync(TestLake.NoSummary, Cancel))).Id);
    }

    [Fact]
    public async Task DivisionOfBefore_HasItsIdAgain()
    {
        using var lake = new TestLake { Partition = [new PartitionColumn("id", "bucket[4]")] };
        var table = await lake.OpenAsync(Columns);

        table = await table.RepartitionAsync([new PartitionColumn("price", "truncate[10]")], Cancel);
        table = await table.RepartitionAsync([new PartitionColumn("price", "truncate[10]"), new PartitionColumn("id", "bucket[4]")], Cancel);
        table = await table.RepartitionAsync([], Cancel);
        table = await table.RepartitionAsync([new PartitionColumn("id", "bucket[4]")], Cancel);

        Assert.Equal((0, 1000), (table.Spec.Id, table.Spec.Fields[0].FieldId));
        var metadata = (await TestStore.Of(lake).LoadAsync(Cancel)).Metadata;
        Assert.Equal((4, 1001), (metadata.PartitionSpecs.Count, metadata.LastPartitionId));
        Assert.Equal("DP1530", (await Assert.ThrowsAsync<LakeException>(() => table.RepartitionAsync([new PartitionColumn("email", "identity")], Cancel))).Id);
    }

    [Fact]
    public async Task Order_IsRecorded()
    {
        using var lake = new TestLake();
        var table = await (await lake.OpenAsync(Columns)).SortAsync([new SortColumn("price", Descending: true), new SortColumn("id", NullsFirst: false)], Cancel);

        var order = (await TestStore.Of(lake).LoadAsync(Cancel)).Metadata.SortOrder;
        Assert.Equal([(2, true, true), (1, false, false)], order.Fields.Select(field => (field.SourceId, field.Descending, field.NullsFirst)));
        Assert.Equal("DP1524", (await Assert.ThrowsAsync<LakeException>(() => table.SortAsync([new SortColumn("place")], Cancel))).Id);
        _ = await table.SortAsync([], Cancel);
        Assert.Equal(0, (await TestStore.Of(lake).LoadAsync(Cancel)).Metadata.SortOrder.Id);
    }
}
