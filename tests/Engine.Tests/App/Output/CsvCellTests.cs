using Engine.App.Output;

namespace Engine.Tests.App.Output;

public sealed class CsvCellTests
{
    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("=1,2", "\"'=1,2\"")]
    [InlineData("a=1", "a=1")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("Acme, \"the\" firm\r\nof two lines", "\"Acme, \"\"the\"\" firm\r\nof two lines\"")]
    public void A_text_is_quoted_where_it_has_to_be_and_none_is_a_formula(string? text, string cell) => Assert.Equal(cell, CsvCell.Of(text));

    [Fact]
    public void An_amount_stays_a_number() => Assert.Equal(["-12.50", ""], [CsvCell.Of(-12.50m), CsvCell.Of((decimal?)null)]);
}
