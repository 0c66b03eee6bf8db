namespace DataProducts.Tokens;

/// <summary>Names and postal addresses: one space where there is white space of any sort and length, and nothing more.</summary>
/// <remarks>
/// Letters keep their case. Which capitals a name has is part of it (<c>de Vries</c> and <c>De Vries</c> are two families), folding depends
/// on the language (Turkish <c>İ</c>, German <c>ß</c>), and two people who meet in one token are not told apart again; a name that is
/// missed can be joined by something better than a name.
/// </remarks>
internal static class TextNormaliser
{
    /// <summary>Gives the text in one spelling; the text itself if it is that. There is no white space around it.</summary>
    public static string Read(string text)
    {
        var surplus = 0;
        var isNormal = true;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                var follows = char.IsWhiteSpace(text[i - 1]);
                surplus += follows ? 1 : 0;
                isNormal &= !follows && text[i] == ' ';
            }
        }

        return isNormal ? text : string.Create(text.Length - surplus, text, static (result, source) =>
        {
            var length = 0;
            for (var i = 0; i < source.Length; i++)
            {
                if (!char.IsWhiteSpace(source[i]))
                {
                    result[length++] = source[i];
                }
                else if (!char.IsWhiteSpace(source[i - 1]))
                {
                    result[length++] = ' ';
                }
            }
        });
    }
}
