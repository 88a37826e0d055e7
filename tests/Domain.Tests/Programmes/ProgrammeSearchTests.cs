using Tirek.Domain.Programmes;

namespace Tirek.Domain.Tests.Programmes;

public sealed class ProgrammeSearchTests
{
    [Theory]
    [InlineData("агрессор")]
    [InlineData("Агрессоры Бишкек")]
    [InlineData("психокоррекция")]
    [InlineData("коррекционная программа")]
    [InlineData("anger management")]
    [InlineData("aggressor")]
    [InlineData("ашуды басқару")]
    [InlineData("аялымды урдум")]
    [InlineData("ислоҳи рафтор")]
    [InlineData("düzediş maksatnamasy")]
    [InlineData("psixokorreksiya")]
    [InlineData("психокоррекция дастури")]
    public void The_words_of_the_region_mean_a_programme(string text) => Assert.True(ProgrammeSearch.IsMeant(text));

    [Theory]
    [InlineData("")]
    [InlineData("приют")]
    [InlineData("shelter with children")]
    [InlineData("юрист Ош")]
    [InlineData("ishonch telefoni")]
    public void Words_of_help_do_not(string text) => Assert.False(ProgrammeSearch.IsMeant(text));
}
