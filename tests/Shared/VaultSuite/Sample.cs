using System.Security.Cryptography;
using System.Text;

namespace DataProducts.TestKit.Vaults;

/// <summary>Subjects, keys and items whose content tells them apart; nothing in them is really sealed, since a vault never looks.</summary>
internal static class Sample
{
    public const string Retail = "retail";

    public static DateTimeOffset Time { get; } = new(2026, 11, 1, 8, 30, 0, 125, TimeSpan.Zero);

    public static SubjectRef Subject(int number) => new(Bytes($"subject {number}", SubjectRef.Size));

    public static VaultKey Token(int number, SubjectRef subject)
    {
        var token = Bytes($"token {number}", VaultKey.TokenSize);
        token[0] = 0x05; // as tokens begin
        return new VaultKey(token, subject);
    }

    public static SubjectKey Key(SubjectRef subject, long id, string space = Retail, long wrappedBy = 1) =>
        new(subject, space, id, wrappedBy, Bytes($"key {id} under {wrappedBy}", 60));

    public static VaultItem Item(int token, SubjectRef subject, long keyId, string original = "sealed", string space = Retail) => new(
        Token(token, subject), space, keyId, 1, Encoding.UTF8.GetBytes(original.PadRight(28)), "batch-1", Time);

    public static string Original(VaultItem item) => Encoding.UTF8.GetString(item.Sealed.Span).TrimEnd();

    private static byte[] Bytes(string seed, int size) => [.. SHA512.HashData(Encoding.UTF8.GetBytes(seed)).Take(size)];
}
