# One text a key, in the words of the shopper. The same term for the same thing everywhere.
store-name = ShopSphere
cart-count = { $count ->
    [one] 1 item in the cart
   *[other] { $count } items in the cart
}
