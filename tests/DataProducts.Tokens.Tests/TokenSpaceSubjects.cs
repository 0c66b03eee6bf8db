namespace DataProducts.Tokens.Tests;

internal static class TokenSpaceSubjects
{
    /// <summary>Gives the reference of one subject; with local keys nothing is waited for.</summary>
    public static SubjectRef SubjectOf(this TokenSpace space, string subject)
    {
        var refs = new SubjectRef[1];
        space.SubjectsAsync(new[] { subject }, refs).AsTask().GetAwaiter().GetResult();
        return refs[0];
    }
}
