using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tirek.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddResponses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PlaceAnswers",
                columns: table => new
                {
                    PlaceKey = table.Column<string>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Task = table.Column<int>(type: "INTEGER", nullable: false),
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", nullable: false),
                    Hours = table.Column<string>(type: "TEXT", nullable: false),
                    Agreement = table.Column<int>(type: "INTEGER", nullable: false),
                    AgreedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ConfirmedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlaceAnswers", x => new { x.PlaceKey, x.Position });
                }
            );

            migrationBuilder.CreateTable(
                name: "PlaceResponses",
                columns: table => new
                {
                    PlaceKey = table.Column<string>(type: "TEXT", nullable: false),
                    Country = table.Column<string>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlaceResponses", x => x.PlaceKey);
                }
            );

            migrationBuilder.CreateTable(
                name: "PrintedEditions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceKey = table.Column<string>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    GivenOutAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Lines = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrintedEditions", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "ResponseSignatures",
                columns: table => new
                {
                    PlaceKey = table.Column<string>(type: "TEXT", nullable: false),
                    Task = table.Column<int>(type: "INTEGER", nullable: false),
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SignedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_ResponseSignatures",
                        x => new
                        {
                            x.PlaceKey,
                            x.Task,
                            x.ListingId,
                        }
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Listings_IsControlled",
                table: "Listings",
                column: "IsControlled",
                filter: "\"IsControlled\""
            );

            migrationBuilder.CreateIndex(name: "IX_PlaceAnswers_ListingId", table: "PlaceAnswers", column: "ListingId");

            migrationBuilder.CreateIndex(name: "IX_PlaceResponses_Country", table: "PlaceResponses", column: "Country");

            migrationBuilder.CreateIndex(
                name: "IX_PrintedEditions_PlaceKey_Year_Number",
                table: "PrintedEditions",
                columns: new[] { "PlaceKey", "Year", "Number" },
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "PlaceAnswers");

            migrationBuilder.DropTable(name: "PlaceResponses");

            migrationBuilder.DropTable(name: "PrintedEditions");

            migrationBuilder.DropTable(name: "ResponseSignatures");

            migrationBuilder.DropIndex(name: "IX_Listings_IsControlled", table: "Listings");
        }
    }
}
