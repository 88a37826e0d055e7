using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tirek.Server.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class KeepDirectoryFresh : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(name: "CheckedDay", table: "PublicListings", type: "integer", nullable: false, defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Corrections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ListingId = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Origin = table.Column<int>(type: "integer", nullable: false),
                    About = table.Column<string[]>(type: "text[]", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Corrections", x => x.Id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_PublicListings_Country_CheckedDay",
                table: "PublicListings",
                columns: new[] { "Country", "CheckedDay" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "Corrections");

            migrationBuilder.DropIndex(name: "IX_PublicListings_Country_CheckedDay", table: "PublicListings");

            migrationBuilder.DropColumn(name: "CheckedDay", table: "PublicListings");
        }
    }
}
