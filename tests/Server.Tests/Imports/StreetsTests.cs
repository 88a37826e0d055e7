using Tirek.Domain.Places;
using Tirek.Server.Imports;

namespace Tirek.Server.Tests.Imports;

/// <summary>The one rule of whether a text tells an address, and what it leaves of the text.</summary>
public sealed class StreetsTests
{
    private static StruckValues Struck(string address, string? town = null)
    {
        var struck = new StruckValues();
        struck.AddAddress([address], town, ["o1"]);
        return struck;
    }

    [Theory]
    // Russian
    [InlineData("ул. Канарейка 5", "Приходите на Канарейку 5, вход со двора.")]
    [InlineData("ул. Канарейка 5", "Приют: улица Канарейка, дом 5.")]
    [InlineData("ул. Советская, д. 12, кв. 3", "Мы на Советской, 12.")]
    [InlineData("ул. Советская, д. 12, кв. 3", "дом 12 по улице Советской")]
    [InlineData("Юсупа Абдрахманова 105", "рядом с домом №105 на Абдрахманова")]
    [InlineData("улица 40 лет Октября 7", "на 40-летия Октября, 7")]
    [InlineData("ул. Мира 9", "Наш адрес: Мира, 9")]
    [InlineData("г. Ош, ул. Токтогула 17/2", "Токтогул көчөсү, 17")]
    [InlineData("5 мкр, дом 12", "Дом 12 в 5-м микрорайоне")]
    [InlineData("Канарейка 17", "ждём вас: Канарейка17")]
    // Kyrgyz, Kazakh, Uzbek in both scripts
    [InlineData("Токтогул көчөсү 17", "Биз Токтогул көчөсүндө, 17-үйдө отурабыз")]
    [InlineData("Абай көшесі 21", "Абай көшесіндегі 21 үй")]
    [InlineData("Абай көшесі 21", "Абая, 21")]
    [InlineData("Жандосов көшесі, 58 үй", "ул. Жандосова, д. 58")]
    [InlineData("Navoiy ko'chasi, 30-uy", "Биз Навоий кўчаси 30-уйдамиз")]
    [InlineData("Amir Temur koʻchasi 14", "Amir Temur ko`chasidagi 14-uy")]
    [InlineData("Шота Руставели кўчаси 3", "Shota Rustaveli ko'chasi, 3")]
    // English, and what exports do to a text
    [InlineData("17 Canary Lane", "We sit at 17\u00a0Canary\u00a0Lane today.")]
    [InlineData("17 Canary Lane", "17\nCANARY\nLane")]
    [InlineData("17 Canary Lane", "Canary Lane, 17")]
    [InlineData("17 Canary Street", "17 Canary St.")]
    [InlineData("17 Canary Street", "№17 Canary")]
    [InlineData("17 Canary Street", "17 Can\u00adary Street")]
    [InlineData("17 Canary Street", "17 Can\u200bary Street")]
    [InlineData("17 Canary Street", "17&nbsp;Canary&nbsp;Street")]
    [InlineData("17 Canary Street", "https://maps.example/?q=17+Canary+Street")]
    [InlineData("17 Canary Street", "https://x.example/17%20Canary%20Street")]
    [InlineData("ул. Канарейка 5", "https://x.example/%D0%9A%D0%B0%D0%BD%D0%B0%D1%80%D0%B5%D0%B9%D0%BA%D0%B0%205")]
    [InlineData("17 Canary Street", "https://x.example/17-canary-street.html")]
    [InlineData("17 Canary Street", "the house numbered 17 on the left of Canary")]
    [InlineData("Apt 3, 17 Canary Street", "17 Canary Street")]
    [InlineData("123 NW 7th St", "7th Street NW, no. 123")]
    [InlineData("17 Main Street", "17 Main Street")]
    [InlineData("PO Box 55519", "Write to P.O. Box 55519")]
    public void A_text_tells_an_address_however_it_is_written(string address, string text)
    {
        var struck = Struck(address);
        Assert.True(struck.TellsPlace(text));
        var left = struck.StrikePlaces(text);
        Assert.Contains("[…]", left, StringComparison.Ordinal);
        Assert.False(struck.TellsPlace(left), left);
    }

    [Theory]
    [InlineData("17 Main Street", "The main office is open; ask for Mrs. Street.")]
    [InlineData("17 Main Street", "Main floor. There are 17 beds.")]
    [InlineData("ул. Мира 9", "9 мая, в день мира и победы")]
    [InlineData("ул. Победы 5", "Победы не будет без помощи. 5 дней в неделю.")]
    [InlineData("ул. Центральная 12", "Центр работает с 9 до 18, 12 сотрудников")]
    [InlineData("17 Canary Lane", "The canary sings. Open 9 to 18, 7 days.")]
    [InlineData("17 Canary Lane", "19 Canary Lane")]
    [InlineData("17 Canary Lane", "17 Canasta Lane")]
    [InlineData("ул. Токтогула 17", "Токтосунова 17")]
    [InlineData("5 мкр, дом 12", "с 5 до 12")]
    [InlineData("улица 40 лет Октября 7", "за 40 лет мы помогли 7 тысячам")]
    [InlineData("Tinchlik ko'chasi 8", "tinchlik va yordam, 8 soat")]
    [InlineData("Достык даңғылы 10", "достык жана ынтымак, 10 адам")]
    [InlineData("17", "Room 17")]
    public void Words_of_everyday_use_tell_no_address(string address, string text)
    {
        var struck = Struck(address);
        Assert.False(struck.TellsPlace(text), struck.StrikePlaces(text));
        Assert.Equal(text, struck.StrikePlaces(text));
    }

    [Theory]
    [InlineData("Come to 17 Canary Lane, second door.", "Come to […], second door.")]
    [InlineData("Дом: Canary Lane, 17, кв. 3. Тел. 103", "Дом: […]. Тел. 103")]
    [InlineData("17 Canary Lane; 17, Canary lane!", "[…]!")]
    public void A_gap_stands_in_its_place(string text, string left) => Assert.Equal(left, Struck("17 Canary Lane").StrikePlaces(text));

    [Theory]
    [InlineData("https://maps.example/@40.51391,72.81622", true)]
    [InlineData("72.8162 40.5139", true)]
    [InlineData("40.513, 72.816", true)]
    [InlineData("40.6139, 72.8162", false)]
    [InlineData("40.5, 72.8", false)]
    public void A_position_in_a_text_tells_the_place_it_leads_to(string text, bool tells)
    {
        var struck = new StruckValues();
        struck.AddPosition(new Position(40.513917, 72.816227));
        Assert.Equal(tells, struck.TellsPlace(text));
    }

    [Theory]
    [InlineData("ул. Советская 5", "Osh", "Советская, 5", "Бишкек", false)]
    [InlineData("ул. Советская 5", "Osh", "Советская, 5", "г. Ош", true)]
    [InlineData("ул. Советская 5", "Osh", "Советская, 5", null, true)]
    [InlineData("ул. Советская 5", "Osh", "Советская, 5", "Джапалак", true)]
    [InlineData("ул. Советская 5", "Тепе-Коргон", "Советская, 5", "Джапалак", false)]
    public void One_address_in_two_towns_is_two(string address, string? town, string other, string? otherTown, bool same)
    {
        var struck = Struck(address, CollectWithheld.TownOf(town, null));
        Assert.Equal(same, SameHouses.Tells(struck, other, CollectWithheld.TownOf(otherTown, null)));
    }

    [Theory]
    [InlineData("+996 312 55 44 10", "(0312) 55-44-10", true)]
    [InlineData("+996 312 55 44 10", "55-44-10", true)]
    [InlineData("8 (727) 123-45-67", "+7 727 1234567", true)]
    [InlineData("000700909", "000-700-909", true)]
    [InlineData("0312 55 44 10 ext 12", "0312554410", true)]
    [InlineData("+996 312 55 44 10", "+996 312 55 44 11", false)]
    [InlineData("103", "103", false)]
    public void Two_spellings_of_a_telephone_are_one(string one, string other, bool same)
    {
        Assert.Equal(same, Telephones.AreSame(one, other));
        var struck = new StruckValues();
        struck.AddPhone(one);
        Assert.Equal(same, struck.StandsIn($"Call {other}, or write."));
    }
}
