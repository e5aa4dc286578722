store-name = ShopSphere
cart-count = { $count ->
    [one] 1 Artikel im Warenkorb
   *[other] { $count } Artikel im Warenkorb
}
