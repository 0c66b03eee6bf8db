using DataProducts.TestKit;

namespace DataProducts.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Help_NamesEveryCommand(string option)
    {
        var ran = await Tool.RunAsync(option);

        Assert.Equal(0, ran.Code);
        Assert.All(["doctor", "query", "show", "audit"], command => Assert.Contains(command, ran.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Version_IsANumber()
    {
        var ran = await Tool.RunAsync("--version");

        Assert.Equal(0, ran.Code);
        Assert.Matches(@"\A\d+\.\d+\.\d+", ran.Output);
    }

    [Theory]
    [InlineData]
    [InlineData("bake")]
    [InlineData("query")]
    [InlineData("query", "select 1")]
    [InlineData("audit")]
    [InlineData("show", "a", "b")]
    [InlineData("doctor", "--loud")]
    public async Task WhatIsNotUnderstood_IsAUsageError(params string[] arguments)
    {
        var ran = await Tool.RunAsync(arguments);

        Assert.Equal(2, ran.Code);
        Assert.NotEmpty(ran.Errors);
    }

    [Theory]
    [InlineData("show")]
    [InlineData("audit", "verify")]
    [InlineData("query", "select 1", "--as", "anna@bank.example")]
    public async Task NoStateFolder_IsSaidWithAnId(params string[] arguments)
    {
        using var temp = new TempFolder();

        var ran = await Tool.RunInAsync(temp.Path, arguments);
        Assert.Equal(3, ran.Code);
        Assert.StartsWith("error DP1001: ", ran.Errors, StringComparison.Ordinal);

        var json = await Tool.RunInAsync(temp.Path, [.. arguments, "--state", temp["absent"], "--json"]);
        Assert.Equal((3, "DP1001", 3), (json.Code, (string?)json.Json["id"], (int)json.Json["exitCode"]!));
        Assert.Empty(json.Errors);
        Assert.False(Directory.Exists(temp["absent"]));
    }

    [Fact]
    public async Task WrongDevice_IsAUsageError()
    {
        var ran = await Tool.RunAsync("query", "select 1", "--as", "anna@bank.example", "--device", "Europe");

        Assert.Equal(2, ran.Code);
        Assert.StartsWith("error DP1002: ", ran.Errors, StringComparison.Ordinal);
    }
}
