using System.Diagnostics.CodeAnalysis;

namespace DataProducts.VaultApi;

/// <summary>A reference of a subject as text.</summary>
internal static class SubjectText
{
    private const int Digits = 2 * SubjectRef.Size;

    /// <summary>Reads what <see cref="SubjectRef.ToString"/> gives.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SubjectRef subject)
    {
        Span<byte> bytes = stackalloc byte[SubjectRef.Size];
        var valid = text is { Length: Digits }
            && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
        subject = valid ? new SubjectRef(bytes) : default;
        return valid;
    }
}
