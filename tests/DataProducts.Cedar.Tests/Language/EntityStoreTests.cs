namespace DataProducts.Cedar.Tests;

public sealed class EntityStoreTests
{
    private static readonly EntityUid A = new("T", "a");
    private static readonly EntityUid B = new("T", "b");
    private static readonly EntityUid C = new("T", "c");

    [Fact]
    public void Overlay_SeesAncestorsBelowAndAbove()
    {
        var store = EntityStore.Create([new(A, Nothing, [B])]).With(new Entity(B, Nothing, [C]));

        Assert.True(store.IsIn(A, C));
        Assert.True(store.With(new Entity(new("T", "d"), Nothing, [A])).IsIn(new("T", "d"), C));
        Assert.False(store.IsIn(C, A));
    }

    [Fact]
    public void Cycle_IsRefused()
    {
        Assert.Throws<CedarDataException>(() => EntityStore.Create([new(A, Nothing, [B]), new(B, Nothing, [A])]));
        Assert.Throws<CedarDataException>(() => EntityStore.Create([new(A, Nothing, [A])]));
        Assert.Throws<CedarDataException>(() => EntityStore.Create([new(A, Nothing, [B])]).With(new Entity(B, Nothing, [A])));
    }

    [Fact]
    public void SameEntityTwice_IsFineOnlyIfEqual()
    {
        var other = new Entity(A, new Dictionary<string, CedarValue> { ["x"] = CedarValue.Of(1) }, []);

        Assert.True(EntityStore.Create([new(A), new(A)]).Contains(A));
        Assert.Throws<CedarDataException>(() => EntityStore.Create([new(A), other]));
        Assert.Throws<CedarDataException>(() => EntityStore.Create([new(A)]).With(other));
    }

    [Fact]
    public void DeepHierarchy_IsNoMatterOfTheStack()
    {
        var entities = Enumerable.Range(0, 2_000).Select(i => new Entity(new("T", $"{i}"), Nothing, [new("T", $"{i + 1}")]));

        Assert.True(EntityStore.Create(entities).IsIn(new("T", "0"), new("T", "2000")));
    }

    [Theory]
    [InlineData("""[{"uid":{"type":"T","id":"a"},"attrs":{"x":1.5},"parents":[]}]""")]
    [InlineData("""[{"uid":{"type":"T","id":"a"},"attrs":{"x":1e3},"parents":[]}]""")]
    [InlineData("""[{"uid":{"type":"T","id":"a"},"attrs":{"x":null},"parents":[]}]""")]
    [InlineData("""[{"uid":{"type":"T","id":"a"},"attrs":{"x":9223372036854775808},"parents":[]}]""")]
    [InlineData("""[{"uid":{"type":"T","id":"a"},"attrs":{"x":1,"x":1},"parents":[]}]""")]
    [InlineData("""[{"uid":{"type":"T","id":"\ud800"},"attrs":{},"parents":[]}]""")]
    [InlineData("""{"uid":{"type":"T","id":"a"}}""")]
    public void WrongJson_IsRefused(string json) => Assert.Throws<CedarDataException>(() => EntityJson.Parse(json));

    [Fact]
    public void Integers_AreExact()
    {
        var entity = EntityJson.Parse("""[{"uid":{"type":"T","id":"a"},"attrs":{"x":9223372036854775807,"y":-9223372036854775808},"parents":[]}]""")[0];

        Assert.Equal((long.MaxValue, long.MinValue), (entity.Attributes["x"].AsLong, entity.Attributes["y"].AsLong));
    }

    private static Dictionary<string, CedarValue> Nothing { get; } = [];
}
