using DataProducts.TestKit;

namespace DataProducts.Tokens.Tests.Rotation;

public sealed class TokenSuccessorsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void ChainOverSeveralFiles_EndsAtTheNewest()
    {
        using (var successors = TokenSuccessors.Open([Pairs("1", Line(1, 2)), Pairs("2", Line(2, 4)), Pairs("3", Line(4, 255))]))
        {
            foreach (var old in (int[])[1, 2, 4])
            {
                Assert.True(successors.TryFind(Version(old), out var next));
                Assert.Equal(Version(255), next);
            }

            Assert.False(successors.TryFind(Version(255), out var same));
            Assert.Equal(Version(255), same);
            Assert.False(successors.TryFind(Version(1, body: 9), out _));
        }

        AssertNothingIsLeft();
    }

    [Fact]
    public void LongestChain_IsFollowedToItsEnd()
    {
        using var successors = TokenSuccessors.Open([Pairs("1", [.. Enumerable.Range(1, 254).Select(old => Line(old, old + 1))])]);
        Assert.True(successors.TryFind(Version(1), out var next));
        Assert.Equal(Version(255), next);
    }

    // Loops, and pairs that change the kind or the mode, would give a row a token that was never its value's.
    [Theory]
    [InlineData("back")]
    [InlineData("self")]
    [InlineData("kind")]
    [InlineData("mode")]
    [InlineData("cut")]
    [InlineData("garbled")]
    [InlineData("empty line")]
    public void DamagedFile_IsRefused_AndLeavesNothing(string how)
    {
        var line = how switch
        {
            "back" => Line(2, 1),
            "self" => Line(1, 1),
            "kind" => Line(Version(1), Make(PiiKind.PhoneNumber, TokenMode.Deterministic, 2, 7)),
            "mode" => Line(Version(1), Make(PiiKind.EmailAddress, TokenMode.Random, 2, 7)),
            "cut" => Line(1, 2)[..80],
            "garbled" => Line(1, 2).Replace("dp1_", "dp1-", StringComparison.Ordinal),
            _ => "",
        };
        var damaged = Pairs("2", Line(1, 3), line);
        var failure = Assert.Throws<DataProductException>(() => TokenSuccessors.Open([Pairs("1", Line(1, 2)), damaged]));
        Assert.Equal("DP1454", failure.Id);
        Assert.Contains(damaged, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Token.Prefix, failure.Message, StringComparison.Ordinal);
        AssertNothingIsLeft();
    }

    [Fact]
    public void MissingFile_IsRefused_AndLeavesNothing()
    {
        var failure = Assert.Throws<DataProductException>(() => TokenSuccessors.Open([_folder["gone"]]));
        Assert.Equal("DP1454", failure.Id);
        AssertNothingIsLeft();
    }

    public void Dispose() => _folder.Dispose();

    private static Token Version(int version, byte body = 7) => Make(PiiKind.EmailAddress, TokenMode.Deterministic, version, body);

    private static Token Make(PiiKind kind, TokenMode mode, int version, byte body) =>
        Token.Make(new TokenHeader(Jurisdiction.EU, new(kind, mode), version), [.. Enumerable.Repeat(body, Token.BodySize)]);

    private static string Line(int old, int next) => Line(Version(old), Version(next));

    private static string Line(Token old, Token next) => $"{old},{next},{new string('0', 32)}";

    private string Pairs(string name, params string[] lines)
    {
        var path = _folder[name];
        File.WriteAllText(path, string.Join('\n', ["old,new,subject", .. lines]) + "\n");
        return path;
    }

    private void AssertNothingIsLeft() => Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_folder["x"])!, "successors-*"));
}
