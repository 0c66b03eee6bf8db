namespace DataProducts.EndToEnd.Tests;

/// <summary>What a derived product may not do; none of it leaves a trace in the state that all of these share.</summary>
public sealed class DerivedRefusalTests(DerivedState state) : IClassFixture<DerivedState>
{
    [Theory]
    [InlineData("email")]
    [InlineData("max(email) over ()")]
    [InlineData("lower(phone)")]
    [InlineData("concat('to ', email, '!')")]
    public async Task SelectedToken_IsRefused(string column)
    {
        var failure = await state.RefusedAsync<Note>(DerivedState.All.Replace("'x'", column, StringComparison.Ordinal));

        Assert.Equal("DP1120", failure.Id);
        Assert.Contains("'text'", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("dp1_", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PersonalColumns_AreRefused() => Assert.Equal("DP1120", (await state.RefusedAsync<Contact>(DerivedState.All)).Id);

    [Theory]
    [InlineData("select id, country from lab.notes")]
    [InlineData("select 'a' as id, 'DE' as country")]
    [InlineData("select p.id, c.country from retail.customers c join lab.plain p on p.id = c.customer_id")]
    [InlineData("select id, 'DE' as country from (select id from lab.plain) where id in (select customer_id from retail.customers)")]
    public async Task OtherSource_IsRefused(string sql) => Assert.Equal("DP1121", (await state.RefusedAsync<Note>(sql)).Id);

    [Fact]
    public async Task ProductThatIsNotDerived_IsRefused() => Assert.Equal("DP1121", (await state.RefusedAsync<Plain>("select customer_id as id from retail.customers")).Id);
}
