using System.Text;

namespace DataProducts.Contracts.Tests;

/// <summary>Tells what is text in a Snowflake script: '' is a quote, and a backslash takes the next character as it is (all that we ever write is
/// another backslash). Its maker's parser cannot be had.</summary>
internal static class SnowflakeText
{
    /// <summary>Gives the script without comments of lines, whose apostrophes mean nothing, and without its texts; and the texts.</summary>
    public static (string Outside, List<string> Literals) Lex(string sql)
    {
        var (outside, literals) = (new StringBuilder(), new List<string>());
        for (var index = 0; index < sql.Length; index++)
        {
            if (sql.AsSpan(index).StartsWith("--"))
            {
                index = sql.IndexOf('\n', index);
            }

            outside.Append(sql[index]);
            if (sql[index] != '\'')
            {
                continue;
            }

            var literal = new StringBuilder();
            for (index++; index < sql.Length && (sql[index] != '\'' || (index + 1 < sql.Length && sql[index + 1] == '\'')); index++)
            {
                index += sql[index] is '\'' or '\\' ? 1 : 0;
                literal.Append(sql[index]);
            }

            literals.Add(literal.ToString());
        }

        return (outside.ToString(), literals);
    }
}
