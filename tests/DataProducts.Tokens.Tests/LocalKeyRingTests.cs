using DataProducts.TestKit;

namespace DataProducts.Tokens.Tests;

public sealed class LocalKeyRingTests
{
    private static readonly KeyName Name = new("retail", "dek", 1);

    [Fact]
    public async Task WrappedKey_OpensUnderItsNameOnly()
    {
        using var folder = new TempFolder();
        using var ring = LocalKeyRing.Open(folder["keys"], Jurisdiction.EU, create: true);
        using var other = LocalKeyRing.Open(folder["keys"], Jurisdiction.CH, create: true);
        var key = new byte[32];
        key[0] = 7;
        var wrapped = await ring.WrapAsync(Name, key, TestContext.Current.CancellationToken);

        using var reopened = LocalKeyRing.Open(folder["keys"], Jurisdiction.EU, create: false);
        Assert.Equal(key, await reopened.UnwrapAsync(Name, wrapped, TestContext.Current.CancellationToken));
        foreach (var (from, name) in new (IKeyRing, KeyName)[]
            { (ring, Name with { Domain = "cards" }), (ring, Name with { Purpose = "tok/1" }), (ring, Name with { Version = 2 }), (other, Name) })
        {
            var failure = await Assert.ThrowsAsync<DataProductException>(async () => await from.UnwrapAsync(name, wrapped, TestContext.Current.CancellationToken));
            Assert.Equal("DP1413", failure.Id);
        }

        Assert.Equal("DP1413", (await Assert.ThrowsAsync<DataProductException>(async () =>
            await ring.UnwrapAsync(Name, new byte[3], TestContext.Current.CancellationToken))).Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"format":0,"jurisdiction":"EU","root":"AA==","domains":"AA=="}""")]
    [InlineData("""{"format":1,"jurisdiction":"CH","root":"AA==","domains":"AA=="}""")]
    [InlineData("""{"format":1,"jurisdiction":"EU","root":"AA==","domains":"AA=="}""")]
    [InlineData("""{"format":1,"jurisdiction":"EU","root":"secret!","domains":7}""")]
    [InlineData("""{"format":"1"}""")]
    public void DamagedFile_IsNamed_AndNotQuoted(string text)
    {
        using var folder = new TempFolder();
        LocalKeyRing.Open(folder["keys"], Jurisdiction.EU, create: true).Dispose();
        var path = LocalKeyRing.PathOf(folder["keys"], Jurisdiction.EU);
        File.WriteAllText(path, text);

        var failure = Assert.Throws<DataProductException>(() => LocalKeyRing.Open(folder["keys"], Jurisdiction.EU, create: true));
        Assert.Equal("DP1411", failure.Id);
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(path));
    }

    [Fact]
    public void NewerFile_IsRefusedByName_AndLeftAsItIs()
    {
        using var folder = new TempFolder();
        LocalKeyRing.Open(folder["keys"], Jurisdiction.EU, create: true).Dispose();
        var path = LocalKeyRing.PathOf(folder["keys"], Jurisdiction.EU);
        var text = File.ReadAllText(path).Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal);
        File.WriteAllText(path, text);

        var failure = Assert.Throws<DataProductException>(() => LocalKeyRing.Open(folder["keys"], Jurisdiction.EU, create: true));

        Assert.Equal("DP1290", failure.Id);
        Assert.Contains($"key file '{path}' has format 2", failure.Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(path));
    }

    [Fact]
    public void AbsentFile_IsMadeOnlyIfAsked()
    {
        using var folder = new TempFolder();
        Assert.Equal("DP1412", Assert.Throws<DataProductException>(() => LocalKeyRing.Open(folder.Path, Jurisdiction.EU, create: false)).Id);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task ManyAtOnce_GetTheSameKeys()
    {
        for (var round = 0; round < 20; round++)
        {
            await RaceAsync();
        }
    }

    private static async Task RaceAsync()
    {
        using var folder = new TempFolder();
        var macs = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            using var ring = LocalKeyRing.Open(folder["keys"], Jurisdiction.EU, create: true);
            return Convert.ToHexString(await ring.MacAsync(new byte[1]));
        })));

        Assert.Single(macs.Distinct());
        Assert.Equal([LocalKeyRing.PathOf(folder["keys"], Jurisdiction.EU)], Directory.GetFiles(folder["keys"]));
    }

    [Fact]
    public void SecondCreator_KeepsTheFirstOnesKeys()
    {
        using var folder = new TempFolder();
        var path = LocalKeyRing.PathOf(folder["keys"], Jurisdiction.EU);
        LocalKeyFile.Create(path, Jurisdiction.EU);
        var first = File.ReadAllText(path);
        LocalKeyFile.Create(path, Jurisdiction.EU);

        Assert.Equal(first, File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder["keys"]));
    }

    [Fact]
    public async Task DisposedRing_DoesNotWorkWithClearedKeys()
    {
        using var folder = new TempFolder();
        var ring = LocalKeyRing.Open(folder["keys"], Jurisdiction.EU, create: true);
        ring.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await ring.MacAsync(new byte[1]));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await ring.WrapAsync(Name, new byte[32]));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await ring.UnwrapAsync(Name, new byte[60]));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData(" production ")]
    public void Production_IsRefused_BeforeAFileIsMade(string environment)
    {
        using var folder = new TempFolder();
        var failure = Assert.Throws<DataProductException>(() => LocalKeyRing.Open(folder["keys"], Jurisdiction.EU, create: true, environment));

        Assert.Equal("DP1450", failure.Id);
        Assert.Contains("KMS", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("DATAPRODUCTS_ENVIRONMENT")]
    [InlineData("DOTNET_ENVIRONMENT")]
    [InlineData("ASPNETCORE_ENVIRONMENT")]
    public async Task ProductionByAnyVariable_IsRefused_WhateverTheOthersSay(string variable)
    {
        using var folder = new TempFolder();
        using var child = Child.Start(folder.Path, "a", 1, environment: new()
        {
            ["DATAPRODUCTS_ENVIRONMENT"] = "Development",
            ["DOTNET_ENVIRONMENT"] = "Staging",
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            [variable] = "Production",
        });
        var error = await child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.NotEqual(0, child.ExitCode);
        Assert.Contains($"{variable} says that this is Production", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["keys"]));
    }

    [Fact]
    public void OtherEnvironment_IsTheSettings_NotTheVariables()
    {
        using var folder = new TempFolder();
        LocalKeyRing.Open(folder["keys"], Jurisdiction.EU, create: true, "Development").Dispose();
        LocalKeyRing.Open(folder["keys"], Jurisdiction.EU, create: false, "Staging").Dispose();
    }

    [Fact]
    public void Fields_CannotBeMovedAcrossTheirBorders() =>
        Assert.NotEqual(LengthPrefixed.Of("a", "bc"), LengthPrefixed.Of("ab", "c"));
}
